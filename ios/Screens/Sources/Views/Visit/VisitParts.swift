import SchakelCore
import Screens
import SwiftUI

/// Who was there beside the worker: those around the client in one tap, others by name.
struct VisitCompany: View {
  let model: VisitModel
  let around: [RelationPart]

  var body: some View {
    DisclosureGroup {
      ForEach(Array(model.present.enumerated()), id: \.offset) { at, who in
        Somebody(
          who: who, onChange: { model.present(at, $0) }, onRemove: { model.absent(at) })
      }
      if !missing.isEmpty {
        Choices(
          missing, isChosen: { _ in false }, label: { Text(verbatim: $0.name) },
          onChoose: { add(PresentPart(name: $0.name, organisation: $0.role)) })
      }
      Button {
        add(PresentPart())
      } label: {
        Text.visit("addPresent")
      }
      .buttonStyle(.borderless)
    } label: {
      Line(
        .visit("present"),
        below: .typed(names.joined(separator: ", ")) ?? .visit("nobodyElse"), icon: "person.2")
    }
  }

  private func add(_ who: PresentPart) {
    model.present(model.present.count, who)
  }

  private var names: [String] {
    model.present.map { $0.name.isEmpty ? $0.organisation : $0.name }.filter { !$0.isEmpty }
  }

  /// Those around the client who are not on the list yet.
  private var missing: [RelationPart] {
    around.filter { one in !one.name.isEmpty && !model.present.contains { $0.name == one.name } }
  }
}

private struct Somebody: View {
  let who: PresentPart
  let onChange: @MainActor (PresentPart) -> Void
  let onRemove: @MainActor () -> Void

  var body: some View {
    VStack(alignment: .leading) {
      Field(
        .visit("presentName"),
        text: Binding.through(
          { who.name },
          set: { onChange(PresentPart(name: $0, organisation: who.organisation)) }),
        typed: .name)
      Field(
        .visit("presentRole"),
        text: Binding.through(
          { who.organisation },
          set: { onChange(PresentPart(name: who.name, organisation: $0)) }))
    }
    .swipeActions {
      Button(role: .destructive, action: onRemove) { Text.visit("removePresent") }
    }
    .accessibilityAction(named: .visit("removePresent"), onRemove)
  }
}

/// When it began and how long it took; out of the way, for a visit that is written down later.
struct VisitTimes: View {
  let shell: Shell
  let model: VisitModel

  var body: some View {
    DisclosureGroup {
      DatePicker(
        selection: Binding.through({ model.started }, set: { model.started(at: $0) }),
        in: ...shell.now()
      ) {
        Text.visit("time")
      }
      Picker(selection: Binding.through({ model.minutes }, set: { model.lasted($0) })) {
        Text.visit("goingOn").tag(Int?.none)
        ForEach(lengths, id: \.self) { Text.visit("minutes \($0)").tag(Int?.some($0)) }
      } label: {
        Text.visit("lasted")
      }
    } label: {
      Line(.visit("times"), below: .joined([begun, ended], by: " "), icon: "clock")
    }
  }

  private var begun: Text {
    Text(verbatim: shell.dates.moment(model.started))
  }

  private var ended: Text {
    guard let end = model.ended, let minutes = model.minutes else { return .visit("goingOn") }
    let took: Text = .visit("minutes \(minutes)")
    return .visit("until \(shell.dates.time(end)) \(took)")
  }

  private var lengths: [Int] {
    Set([15, 30, 45, 60, 90] + [model.minutes].compactMap { $0 }).sorted()
  }
}
