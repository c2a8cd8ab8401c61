import SchakelCore
import Screens
import SwiftUI

/// The partners of the municipality and one's own, those that are open now first.
struct DirectoryScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      DirectoryModel(shell)
    } content: { model in
      Partners(shell: shell, model: model)
    }
  }
}

private struct Partners: View {
  let shell: Shell
  @Bindable var model: DirectoryModel

  var body: some View {
    List {
      Problem(model.problem)
      Section {
        Picker(selection: need) {
          Text.directory("allNeeds").tag(String?.none)
          ForEach(model.needs, id: \.key) { $0.text(shell).tag(String?.some($0.key)) }
        } label: {
          Text.directory("helpsWith")
        }
      }
      if model.known {
        if model.found.isEmpty {
          Empty(
            model.words.isEmpty ? .directory("nothing") : .directory("nothingFound"),
            icon: "book.closed")
        }
        part(.directory("openNow"), model.openNow)
        part(.directory("own"), model.own)
        part(.directory("others"), model.others)
      }
    }
    .searchable(text: $model.words, prompt: .directory("find"))
    .page(shell, .directory("title"))
    .low {
      BigAct(.directory("add"), icon: "plus") { shell.navigator.open(.partner(nil)) }
    }
  }

  private var need: Binding<String?> {
    .through {
      model.need
    } set: {
      model.narrow(to: $0)
    }
  }

  @ViewBuilder private func part(_ title: Text, _ partners: [PartnerView]) -> some View {
    if !partners.isEmpty {
      Section {
        ForEach(partners, id: \.partner) { line($0) }
      } header: {
        title
      }
    }
  }

  private func line(_ partner: PartnerView) -> some View {
    let role = model.role(of: partner)?.text(shell)
    let named = Text(verbatim: partner.name)
    let lacks = partner.lacksNumber
    return Line(
      named,
      below: .told([
        role == named ? nil : role, .open(partner.open, shell),
        lacks ? .directory("withoutNumber") : nil,
      ]), icon: lacks ? "pencil" : "book.closed", tone: lacks ? .due : .plain
    ) { shell.navigator.open(.partner(partner.partner)) }
  }
}
