import SchakelCore
import Screens
import SwiftUI

/// What is known about the person and those around, to be corrected.
struct PersonScreen: View {
  let shell: Shell
  let file: CaseId

  var body: some View {
    Hosted {
      PersonModel(shell, file)
    } content: { model in
      List {
        if !model.saidInFields { Problem(model.problem) }
        if let person = model.person {
          Known(model: model, person: person)
          ForEach(Array(person.around.enumerated()), id: \.offset) { at, one in
            Section {
              Around(model: model, at: at, one: one)
            } header: {
              if at == 0 { Text.cases("around") }
            }
          }
          Button {
            model.add()
          } label: {
            Text.cases("addSomebody")
          }
        }
      }
      .page(shell, .cases("personTitle"))
      .navigationBarTitleDisplayMode(.inline)
      .low {
        if model.person != nil {
          BigAct(
            .cases("ready"), icon: "checkmark", enabled: !model.busy && !model.yearWrong
          ) { model.done() }
        }
      }
    }
    .id(file)
  }
}

private struct Known: View {
  let model: PersonModel
  let person: PersonPart

  var body: some View {
    Section {
      Field(.cases("name"), text: text(\.name), typed: .name, wrong: .wrong(model.problem, "name"))
      Field(
        .cases("description"), text: text(\.description),
        wrong: .wrong(model.problem, "description"))
      Field(
        .cases("birthYear"), text: Binding.through({ model.year }, set: { model.year($0) }),
        typed: .number, wrong: model.yearWrong ? .cases("birthYearWrong") : nil)
      Field(
        .cases("number"), text: text(\.dial), typed: .phone, wrong: .wrong(model.problem, "dial"))
      Field(.cases("address"), text: text(\.place.address))
      Field(.cases("village"), text: text(\.place.village), typed: .name)
      Field(.cases("spokenLanguage"), text: text(\.language), typed: .name)
    }
  }

  private func text(_ path: WritableKeyPath<PersonPart, String>) -> Binding<String> {
    Binding.through(
      { person[keyPath: path] }, set: { typed in model.change { $0[keyPath: path] = typed } })
  }
}

private struct Around: View {
  let model: PersonModel
  let at: Int
  let one: RelationPart

  var body: some View {
    Field(.cases("name"), text: text(\.name), typed: .name)
    Field(.cases("role"), text: text(\.role))
    Field(.cases("number"), text: text(\.dial), typed: .phone)
    Picker(
      selection: Binding.through(
        { one.mayApproach }, set: { may in model.around(at) { $0.mayApproach = may } })
    ) {
      Text.cases("yes").tag(Bool?.some(true))
      Text.cases("no").tag(Bool?.some(false))
      Text.cases("unknown").tag(Bool?.none)
    } label: {
      Text.cases("approach")
    }
    Button(role: .destructive) {
      model.without(at)
    } label: {
      Text.cases("removeSomebody")
    }
  }

  private func text(_ path: WritableKeyPath<RelationPart, String>) -> Binding<String> {
    Binding.through(
      { one[keyPath: path] },
      set: { typed in model.around(at) { $0[keyPath: path] = typed } })
  }
}

extension PersonModel {
  /// Whether what went wrong is said beneath a field.
  fileprivate var saidInFields: Bool {
    ["name", "description", "dial"].contains { Text.wrong(problem, $0) != nil }
  }
}
