import Foundation
import SchakelCore
import Screens

// What the tests of the day share: looks at what came of an act.

extension Unlocked {
  /// What happened in a case, newest first.
  func moments(_ file: CaseId) throws -> [Moment] {
    try cases.timeline(case: file, after: nil, limit: 50).entries.map(\.what)
  }

  /// The appointments of a case.
  func appointments(_ file: CaseId) throws -> [AppointmentView] {
    try moments(file).compactMap { moment in
      if case .appointment(let appointment) = moment { appointment } else { nil }
    }
  }
}

extension Stage {
  /// The day in the town.
  var today: LocalDate {
    LocalDate(clock.now(), in: .current)
  }

  /// The attempts of a case.
  func attempts(_ file: CaseId) async throws -> [AttemptView] {
    try await ask { core in
      try core.moments(file).compactMap { moment in
        if case .attempt(let attempt) = moment { attempt } else { nil }
      }
    }
  }

  /// The appointments of a case that still stand.
  func planned(_ file: CaseId) async throws -> [AppointmentView] {
    try await ask { try $0.appointments(file).filter { $0.settled == nil } }
  }

  /// A line of a day, for what it asks for.
  func item(_ kind: ItemKind, _ file: CaseId) -> Item {
    let who = Who(name: "Rinus Kwakernaat", initials: "R.K.", village: "Vroomshoop")
    return Item(
      kind: kind, case: file, who: who,
      when: When(on: today, time: nil, part: nil, due: clock.now()), risks: [], point: nil)
  }

  /// The door of a case, once a tap counts there.
  func door(_ file: CaseId) async throws -> DoorModel {
    let model = DoorModel(shell, file, appointment: nil)
    try await until("a tap counts") { model.begun && !model.busy }
    return model
  }
}

extension Intents {
  /// One intent, and all that it set going.
  func done(_ intent: () -> Task<Void, Never>?) async {
    var task: Task<Void, Never>?
    self { task = intent() }
    await task?.value
  }
}
