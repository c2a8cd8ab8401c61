import SchakelCore
import Screens
import SwiftUI

/// What is filled in for a partner of the pack, or the whole of one's own.
struct PartnerFields: View {
  let shell: Shell
  let model: PartnerModel

  var body: some View {
    Section {
      if model.own {
        field(PartnerModel.Field.name, .directory("name"), .name)
        Picker(selection: model.binding(PartnerModel.Field.role)) {
          ForEach(model.roles, id: \.key) { $0.text(shell).tag($0.key) }
        } label: {
          Text.directory("role")
        }
      } else {
        Text.directory("fromPack").font(.footnote).foregroundStyle(.secondary)
      }
      field(PartnerModel.Field.dial, .directory("number"), .phone)
      field(PartnerModel.Field.email, .directory("email"), .email)
      field(PartnerModel.Field.line, .directory("line"))
    }
    Section {
      field(PartnerModel.Field.hours, .directory("hours"))
    } footer: {
      Text.directory("hoursHint")
    }
    ForEach(Array(0..<model.contacts), id: \.self) { at in
      Section {
        contact(at, PartnerModel.Field.function, .directory("contactFunction"))
        contact(at, PartnerModel.Field.name, .directory("contactName"), .name)
        contact(at, PartnerModel.Field.dial, .directory("number"), .phone)
      } header: {
        Text.directory("contacts")
      }
    }
    Section {
      Button(action: model.addContact) { Sign(.directory("addContact"), icon: "plus") }
    }
    if model.own {
      Section {
        Choices(model.needs) {
          model.helps(with: $0.key)
        } label: {
          $0.text(shell)
        } onChoose: {
          model.toggle($0.key)
        }
      } header: {
        Text.directory("helpsWith")
      }
      Section {
        field(PartnerModel.Field.address, .directory("address"), .name)
        field(PartnerModel.Field.village, .directory("village"), .name)
      }
    }
  }

  /// Somebody who works there: function first, for names change.
  private func contact(_ at: Int, _ field: String, _ label: Text, _ typed: Typed = .words)
    -> some View
  {
    self.field(PartnerModel.Field.of(at, field), label, typed)
  }

  private func field(_ field: String, _ label: Text, _ typed: Typed = .words) -> some View {
    let said = !model[field].isEmpty || field == PartnerModel.Field.name
    return Field(
      label, text: model.binding(field), typed: typed,
      wrong: said ? .wrong(model.problem, field) : nil)
  }
}
