import Foundation
import SchakelCore

extension Shell {
  /// One long press, from anywhere: supervisors are alarmed about where the user most likely is, and
  /// nothing on the screen shows it. True once it is durable; it is sent at once.
  @discardableResult
  public func raiseSilentAlarm() async -> Bool {
    let shown = shownCase
    // Locked or full: the gate and the next act say so; here nothing may show.
    let raised = try? await core.ask { core in
      guard let about = try core.likely(shown) else { return false }
      _ = try core.safety.silent(case: about, words: core.words(about: about))
      return true
    }
    postman.sync()
    return raised ?? false
  }

  /// "All well", said outside the screens: holds for every timer that runs, once somebody has
  /// unlocked the app. A silent alarm stays: who was forced to tap it is not safe.
  public func allWellWhenOpen() async {
    for await gate in core.gate where gate == .open { break }
    // Locked again, or full: the timer still stands on the screen, with the same button.
    try? await core.ask { core in
      for timer in try core.safety.running() where !timer.silent {
        _ = try core.safety.allWell(id: timer.watch)
      }
    }
    postman.sync()
  }

  /// The case that is on the screen, or beneath it.
  var shownCase: CaseId? {
    for route in navigator.stack.reversed() {
      if let shown = route.shownCase { return shown }
    }
    return nil
  }
}

extension Route {
  fileprivate var shownCase: CaseId? {
    switch self {
    case .caseFile(let id), .person(let id), .plan(let id), .promise(_, let id): id
    case .door(let id, _), .note(let id), .call(let id): id
    default: nil
    }
  }
}

extension Unlocked {
  /// What supervisors read should a timer pass: with whom and where. It travels sealed.
  func words(about client: CaseId) throws -> String {
    let view = try cases.get(case: client)
    let place = view.person.place
    return [view.who.name, place.address, place.village]
      .filter { !$0.trimmed.isEmpty }.joined(separator: ", ")
  }

  /// With whom the user most likely is: a timer, an open visit, the case on the screen, the next
  /// line of today.
  func likely(_ shown: CaseId?) throws -> CaseId? {
    if let running = try safety.running().first { return running.case }
    let day = try today.view(here: nil)
    return try day.unfinished.first?.case ?? shown ?? day.today.next?.case
      ?? cases.list(filter: .open, after: nil, limit: 1).cases.first?.case
  }
}
