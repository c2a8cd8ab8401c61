import SchakelCore
import Screens
import SwiftUI

/// Whom it is about, and who that may turn out to be.
struct ReportPerson: View {
  let shell: Shell
  let model: ReportModel
  let form: ReportFormView
  let focus: FocusState<ReportField?>.Binding

  var body: some View {
    Section {
      Field(
        .report("name"), text: model.binding(\.person.name), typed: .name,
        wrong: .wrong(model.problem, "name")
      )
      .leads(focus, from: .name, to: .description)
      Field(
        .report("description"), text: model.binding(\.person.description),
        wrong: .wrong(model.problem, "description")
      )
      .leads(focus, from: .description, to: .address)
      Same(shell: shell, model: model)
      Field(
        .report("address"), text: model.binding(\.person.place.address),
        wrong: .wrong(model.problem, "address")
      )
      .leads(focus, from: .address, to: .safety)
      Villages(model: model, form: form)
    } header: {
      Text.report("about")
    }
  }
}

/// Villages in one tap; any other one can be typed.
private struct Villages: View {
  let model: ReportModel
  let form: ReportFormView
  @State private var typing = false

  var body: some View {
    let village = model.draft.person.place.village
    let near = Array(form.villages.prefix(Self.near))
    let elsewhere = typing || !(village.isEmpty || near.contains(village))
    Choices(
      near.map(Village.near) + [.other], chosen: elsewhere ? .other : .near(village),
      label: { $0.text },
      onChoose: { chosen in
        typing = chosen == .other && !elsewhere
        set(chosen == .near(village) ? "" : chosen.name)
      })
    if elsewhere {
      Field(.report("village"), text: model.binding(\.person.place.village), typed: .name)
      let fit = fitting(village)
      if !fit.isEmpty {
        Choices(fit, chosen: nil, label: { Text(verbatim: $0) }, onChoose: { set($0) })
      }
    }
  }

  /// Villages that begin as what was typed.
  private func fitting(_ typed: String) -> [String] {
    guard typed.count >= 2 else { return [] }
    let fit = form.villages.filter { $0 != typed && $0.lowercased().hasPrefix(typed.lowercased()) }
    return Array(fit.prefix(Self.near))
  }

  private func set(_ village: String) {
    model.change { $0.person.place.village = village }
  }

  /// More than this is harder to find something in than a field.
  private static let near = 6
}

/// A village that is near, or any other.
private enum Village: Hashable {
  case near(String)
  case other

  var name: String {
    if case .near(let name) = self { name } else { "" }
  }

  @MainActor var text: Text {
    switch self {
    case .near(let name): Text(verbatim: name)
    case .other: .report("otherVillage")
    }
  }
}

/// The case it belongs to, or cases that it may belong to.
private struct Same: View {
  let shell: Shell
  let model: ReportModel

  var body: some View {
    if let linked = model.linked {
      let name = shell.name(linked)
      Notice(
        model.draft.case == nil ? .report("comesAfter \(name)") : .report("belongs \(name)"),
        icon: "link", act: .report("notSame")
      ) { model.unlink() }
    }
    ForEach(model.suggestions, id: \.case) { like in
      Suggestion(shell: shell, model: model, like: like)
    }
  }
}

private struct Suggestion: View {
  let shell: Shell
  let model: ReportModel
  let like: SuggestionView

  var body: some View {
    let who = [shell.name(like.who), like.who.village].filter { !$0.isEmpty }.joined(
      separator: ", ")
    VStack(alignment: .leading, spacing: 8) {
      Text.report("looksLike \(who)").font(.headline)
      why.font(.footnote).foregroundStyle(.secondary)
      Act(like.closedMonthsAgo == nil ? .report("sameCase") : .report("reopen"), icon: "link") {
        model.belongs(to: like)
      }
      if like.closedMonthsAgo != nil {
        Act(.report("follows")) { model.follows(like) }
      }
    }
  }

  private var why: Text {
    let stands: Text =
      switch like.closedMonthsAgo {
      case nil: .report("running")
      case 0: .report("closed.lately")
      case let months?: .report("closed \(Int(months))")
      }
    let same: Text? = like.sameReason ? .report("sameReason") : nil
    return .joined([stands, same] + like.reasons.map { words($0) }, by: ", ")
  }

  private func words(_ likeness: Likeness) -> Text {
    switch likeness {
    case .sameName: .report("likeness.sameName")
    case .initialsFit: .report("likeness.initialsFit")
    case .nearName: .report("likeness.nearName")
    case .partOfName: .report("likeness.partOfName")
    case .sameNumber: .report("likeness.sameNumber")
    case .sameAddress: .report("likeness.sameAddress")
    case .sameBirthYear: .report("likeness.sameBirthYear")
    case .nearBirthYear: .report("likeness.nearBirthYear")
    case .sameVillage: .report("likeness.sameVillage")
    }
  }
}
