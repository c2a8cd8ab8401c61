import Foundation
import Observation
import SchakelCore

/// A visit while it is being written: words, who was there, when. Its end has a page of its own.
@MainActor
@Observable
public final class VisitModel: Model {
  /// The case; nil until the core answered.
  public private(set) var file: CaseView?

  /// The text. There is always one line to write in.
  public private(set) var lines: [WrittenLine] = []

  /// The id of the line that is being written.
  public private(set) var writing = 0

  /// Who was there beside the worker, as typed so far.
  public private(set) var present: [PresentPart] = []

  /// Start.
  public private(set) var started = Date.distantPast

  /// End; nil while it goes on.
  public private(set) var ended: Date?

  /// Whether a finished visit is being corrected.
  public private(set) var correction = false

  /// When what stands here was last kept; nil while something newer waits.
  public private(set) var keptAt: Date?

  @ObservationIgnored private let visit: VisitId
  @ObservationIgnored private var lastLine = 0

  public init(_ shell: Shell, _ visit: VisitId) {
    self.visit = visit
    super.init(shell)
    act { [self] in try await load() }
  }

  /// Takes what was typed into a line; each end of a line begins another with the same mark.
  public func type(_ id: Int, _ text: String) {
    guard let at = lines.firstIndex(where: { $0.id == id }) else { return }
    let blank = text.allSatisfy(\.isWhitespace)
    var typed =
      blank ? [""] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[at].text = typed.removeFirst()
    let rest = typed.map {
      WrittenLine(id: newId(), mark: lines[at].mark, text: $0, own: lines[at].own)
    }
    lines.insert(contentsOf: rest, at: at + 1)
    writing = rest.last?.id ?? id
    changed()
  }

  /// Goes on with a next line, with the same mark; an empty one is not left behind.
  public func nextLine() {
    guard let now = lines.first(where: { $0.id == writing }), !now.isBlank else { return }
    type(now.id, now.text + "\n")
  }

  /// Goes on with a line that was written before.
  public func edit(_ id: Int) {
    lines.removeAll { $0.id != id && $0.isBlank }
    writing = id
  }

  /// Marks the line that is being written.
  public func mark(_ mark: Mark) {
    change { $0.mark = mark }
  }

  /// Keeps the line that is being written with the own organisation, or no longer.
  public func own(_ own: Bool) {
    change { $0.own = own }
  }

  /// Names who was there at this place in the list; a place after the last adds somebody.
  public func present(_ at: Int, _ who: PresentPart) {
    if present.indices.contains(at) { present[at] = who } else { present.append(who) }
    changed()
  }

  /// Takes somebody from the list.
  public func absent(_ at: Int) {
    guard present.indices.contains(at) else { return }
    present.remove(at: at)
    changed()
  }

  /// It began at another moment: a note that is written afterwards. The time it took stays.
  public func started(at start: Date) {
    // What began on an earlier day did not go on until now.
    let usual = Calendar.current.isDate(start, inSameDayAs: shell.now()) ? nil : Self.usual
    let took = ended?.timeIntervalSince(started) ?? usual
    ended = took.map { start.addingTimeInterval($0) }
    started = start
    changed()
  }

  /// Minutes that it took; nil while it goes on.
  public var minutes: Int? {
    ended.map { Int($0.timeIntervalSince(started) / 60) }
  }

  /// It took so many minutes; nil when it goes on.
  public func lasted(_ minutes: Int?) {
    ended = minutes.map { started.addingTimeInterval(Double($0) * 60) }
    changed()
  }

  /// To its end: outcome and next step.
  @discardableResult
  public func done() -> Task<Void, Never>? {
    act { [self] in
      try await store()
      shell.navigator.open(.ending(visit))
    }
  }

  /// Throws away what was written.
  @discardableResult
  public func discard() -> Task<Void, Never>? {
    act { [self] in
      try await ask { [visit] in try $0.visits.discard(visit: visit) }
      shell.navigator.back()
    }
  }

  private func load() async throws {
    do {
      try await show(try await ask { [visit] in try $0.visits.draft(visit: visit) })
    } catch CoreError.NotFound {
      // Nothing is being written any more: its summary is what is left to do.
      _ = try await ask { [visit] in try $0.visits.get(visit: visit) }
      shell.navigator.replace(.preview(visit))
    }
  }

  private func show(_ draft: VisitDraft) async throws {
    (correction, file) = try await ask { [visit] core in
      let open = try core.visits.unfinished()
      return (
        open.contains { $0.visit == visit && $0.correction }, try core.cases.get(case: draft.case)
      )
    }
    present = draft.present
    started = draft.started
    ended = draft.ended
    lines = draft.lines.map { WrittenLine(id: newId(), part: $0) }
    let empty = WrittenLine(id: newId(), mark: lines.last?.mark ?? .fact, text: "", own: false)
    lines.append(empty)
    writing = empty.id
  }

  private func change(_ edit: (inout WrittenLine) -> Void) {
    guard let at = lines.firstIndex(where: { $0.id == writing }) else { return }
    edit(&lines[at])
    changed()
  }

  private func newId() -> Int {
    lastLine += 1
    return lastLine
  }

  private func changed() {
    keptAt = nil
    keep("visit") { [self] in try await store() }
  }

  /// Keeps this page's part of the draft; the end of the visit has its own part.
  private func store() async throws {
    guard file != nil else { return }
    let written = lines.filter { !$0.isBlank }.map(\.part)
    do {
      try await ask { [visit, present, started, ended] core in
        var draft = try core.visits.draft(visit: visit)
        draft.lines = written
        draft.present = present
        draft.started = started
        draft.ended = ended
        try core.visits.keep(visit: visit, draft: draft)
      }
    } catch CoreError.NotFound {
      // Finished or thrown away meanwhile: there is nothing to keep.
      return
    }
    keptAt = shell.now()
  }

  /// What a visit takes when nobody says otherwise, in seconds.
  private static let usual: TimeInterval = 30 * 60
}

/// One line of the text. `id` tells it from the others while the screen is open.
public struct WrittenLine: Identifiable, Equatable, Sendable {
  public let id: Int
  public var mark: Mark
  public var text: String
  /// Whether it stays with the own organisation.
  public var own: Bool
  private var line: LineId?

  init(id: Int, mark: Mark, text: String, own: Bool) {
    self.id = id
    self.mark = mark
    self.text = text
    self.own = own
  }

  init(id: Int, part: LinePart) {
    self.init(id: id, mark: part.mark, text: part.text, own: part.own)
    line = part.id
  }

  /// Whether nothing was said in it.
  public var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  var part: LinePart { LinePart(id: line, mark: mark, text: text, own: own) }
}
