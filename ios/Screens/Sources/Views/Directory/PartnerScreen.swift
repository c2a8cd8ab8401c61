import SchakelCore
import Screens
import SwiftUI

/// One partner: number, hours, people, agreement and how it went; or its fields, to fill in.
struct PartnerScreen: View {
  let shell: Shell
  let partner: PartnerId?

  var body: some View {
    Hosted {
      PartnerModel(shell, partner)
    } content: { model in
      List {
        Problem(model.problem)
        if model.editing {
          PartnerFields(shell: shell, model: model)
        } else if let view = model.partner, model.loaded {
          Known(shell: shell, model: model, view: view)
        }
      }
      .page(shell, title(model))
      .low { Likeliest(shell: shell, model: model) }
      .asksAbout(shell, model.offered, onClose: model.keepAbout, onChoose: model.about)
      .showsNumber(model)
    }
    .id(partner)
  }

  private func title(_ model: PartnerModel) -> Text {
    if model.isNew { return .directory("newPartner") }
    return model.partner.map { Text(verbatim: $0.name) } ?? .directory("title")
  }
}

private struct Likeliest: View {
  let shell: Shell
  let model: PartnerModel

  var body: some View {
    if model.editing {
      Button(action: model.discard) { Text.directory("discard") }.disabled(model.busy)
      BigAct(
        .directory("done"), icon: "checkmark", enabled: !model.busy, action: model.write)
    } else if let view = model.partner {
      if view.dial == nil {
        BigAct(.directory("fillIn"), icon: "pencil", action: model.edit)
      } else if let who = model.who {
        BigAct(.directory("call \(shell.name(who))"), icon: "phone", enabled: !model.busy) {
          model.call()
        }
      }
    }
  }
}

private struct Known: View {
  let shell: Shell
  let model: PartnerModel
  let view: PartnerView

  var body: some View {
    Section {
      model.roles.name(of: view.role, shell).foregroundStyle(.secondary)
      if let who = model.who { AboutLine(shell: shell, who: who, onChange: model.offer) }
      number
      if !view.line.isEmpty {
        Line(Text(verbatim: view.line), below: .directory("line"), icon: "info.circle")
      }
      Line(.open(view.open, shell), below: .typed(view.hours), icon: "clock")
      if let place { Line(place, icon: "mappin") }
      if let agreement = view.agreement {
        Line(
          .directory("agreed \(agreement.title) \(Int(agreement.version))"),
          below: .directory("agreement"), icon: "hand.raised")
      }
    }
    people
    Section {
      Record(record: view.record)
    } header: {
      Text.directory("record")
    }
    if !view.needs.isEmpty {
      Section {
        ForEach(view.needs, id: \.self) { model.needs.name(of: $0, shell) }
      } header: {
        Text.directory("helpsWith")
      }
    }
    if view.dial != nil {
      Button(action: model.edit) {
        Sign(view.fromPack ? .directory("fillIn") : .directory("change"), icon: "pencil")
      }
    }
  }

  @ViewBuilder private var number: some View {
    Line(
      view.dial.map { Text(verbatim: $0.shown) } ?? .directory("withoutNumber"),
      below: .directory("number"), icon: "phone", tone: view.dial == nil ? .due : .plain)
    if !view.email.isEmpty {
      Line(Text(verbatim: view.email), below: .directory("email"), icon: "envelope") {
        model.call(by: .email)
      }
    }
  }

  private var place: Text? {
    .typed(
      [view.place.address, view.place.village].filter { !$0.isEmpty }.joined(separator: ", "))
  }

  @ViewBuilder private var people: some View {
    if !view.contacts.isEmpty {
      Section {
        ForEach(view.contacts, id: \.contact) { contact in
          let name = shell.covered ? nil : Text.typed(contact.name)
          let function = Text.typed(contact.function.capitalizedFirst)
          CalleeRow(
            function ?? name ?? .directory("contactFunction"),
            function: function == nil ? nil : name, why: why(contact)
          ) {
            if model.who != nil, contact.dial != nil {
              CallAct(enabled: !model.busy) { model.call(contact.contact) }
            }
          }
        }
      } header: {
        Text.directory("contacts")
      }
    }
  }

  private func why(_ contact: ContactView) -> Text? {
    if let dial = contact.dial { return Text(verbatim: dial.shown) }
    return view.dial == nil ? .directory("withoutNumber") : nil
  }
}

/// Asked, kept, how long it took, how often reached: what happened, in words and figures.
private struct Record: View {
  let record: PartnerRecord

  var body: some View {
    if record.asked == 0, record.calls == 0 { Text.directory("noRecord") }
    if record.asked > 0 { Text.directory("asked \(Int(record.kept)) \(Int(record.asked))") }
    if let days = record.medianDays { Text.directory("days \(Int(days))") }
    if record.lateOpen > 0 { Text.directory("late \(Int(record.lateOpen))") }
    if record.calls > 0 { Text.directory("reached \(Int(record.reached)) \(Int(record.calls))") }
  }
}
