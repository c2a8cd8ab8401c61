import SchakelCore
import Screens
import SwiftUI

/// Before a case is erased: about whom, what goes, who else has it, what stays, and why.
struct EraseScreen: View {
  let shell: Shell
  let file: CaseId

  var body: some View {
    Hosted {
      EraseModel(shell, file)
    } content: { model in
      List {
        Problem(model.problem)
        if let view = model.view {
          Line(.name(view.who, shell), below: .typed(view.who.village), icon: "person")
          if view.may {
            if model.divided { HowMuch(model: model) }
            Goes(view: view)
            Others(shell: shell, holders: view.holders)
            Stays(shell: shell, stays: view.stays)
            Why(shell: shell, model: model)
          } else {
            Notice(.notYours(view, shell), tone: .due, icon: "lock")
          }
        }
      }
      .page(shell, .erasing("title"))
      .navigationBarTitleDisplayMode(.inline)
    }
    .id(file)
  }
}

private struct HowMuch: View {
  let model: EraseModel

  var body: some View {
    Section {
      Choices(
        [Extent.case, .sharedPart], chosen: model.extent,
        label: { $0 == .case ? .erasing("whole") : .erasing("sharedPart") },
        onChoose: { model.choose($0) })
    } header: {
      Text.erasing("extent")
    } footer: {
      if model.extent == .sharedPart { Text.erasing("sharedPartHow") }
    }
  }
}

private struct Goes: View {
  let view: ErasurePreview

  var body: some View {
    Section {
      Line(
        .erasing("things \(Int(view.entities))"),
        below: .joined(
          [.erasing("states \(Int(view.revisions))"), .erasing("earlierToo")], by: ", "),
        icon: "trash", tone: .overdue)
      if view.drafts > 0 {
        Line(.erasing("drafts \(Int(view.drafts))"), icon: "pencil", tone: .overdue)
      }
    } header: {
      Text.erasing("goes")
    } footer: {
      Text.erasing("outside")
    }
  }
}

private struct Others: View {
  let shell: Shell
  let holders: [HolderView]

  var body: some View {
    Section {
      if holders.isEmpty { Line(.erasing("nobodyElse"), icon: "checkmark") }
      ForEach(holders, id: \.device) { Line(.holder($0, shell), icon: "person") }
    } header: {
      Text.erasing("others")
    } footer: {
      if !holders.isEmpty { Text.erasing("othersHow") }
    }
  }
}

private struct Stays: View {
  let shell: Shell
  let stays: TallyView?

  var body: some View {
    Section {
      if let stays { TallyLine(shell: shell, tally: stays) }
    } header: {
      Text.erasing("stays")
    } footer: {
      if stays == nil { Text.erasing("partStays") } else { Text.erasing("staysHow") }
    }
  }
}

/// The ground is chosen, never proposed; then it takes two steps.
private struct Why: View {
  let shell: Shell
  let model: EraseModel

  var body: some View {
    Section {
      Choices(
        allErasureGrounds(), chosen: model.ground,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
        onChoose: { model.choose($0) })
      if model.busy {
        ProgressView { Text.erasing("working") }
      } else {
        GraveAct(
          model.extent == .case ? .erasing("erase") : .erasing("erasePart"),
          means: .erasing("means"), sure: .erasing("sure"), enabled: model.ready
        ) { model.erase() }
      }
    } header: {
      Text.erasing("why")
    } footer: {
      if model.ground == nil { Text.erasing("whyFirst") }
    }
  }
}
