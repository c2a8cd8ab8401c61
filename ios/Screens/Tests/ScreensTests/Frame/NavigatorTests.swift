import SchakelCore
import Testing

@testable import Screens

@MainActor
struct NavigatorTests {
  private static let a = "00112233445566778899aabbccddeeff"
  private static let b = "ffeeddccbbaa99887766554433221100"
  private static let anna = CaseId(hex: a)

  /// One of each, and the shorter form of those that have one.
  private static let routes: [Route] = [
    .today, .cases, .call(nil), .call(anna), .team, .report, .door(nil, nil), .door(anna, nil),
    .door(anna, AppointmentId(hex: b)), .visit(VisitId(hex: a)), .ending(VisitId(hex: a)),
    .preview(VisitId(hex: a)), .caseFile(anna), .person(anna), .plan(anna), .erase(anna),
    .note(anna), .note(nil), .afterCall(CallId(hex: a)), .round(RoundId(hex: a)),
    .promise(PromiseId(hex: a), CaseId(hex: b)), .justify(SpendingId(hex: a)), .directory,
    .partner(PartnerId(hex: a)), .partner(nil), .search, .summary(SummaryId(hex: a)), .digest,
    .settings, .joining, .members, .recovery, .sync, .erased, .safety,
  ]

  @Test("every route is saved and comes back as it was")
  func saved() {
    for route in Self.routes { #expect(Route(saved: route.saved) == route) }
    let way = Navigator()
    let opened = Self.routes.filter { $0.tab == nil }
    for route in opened { way.open(route) }
    #expect(Navigator(saved: way.saved).stack == [.today] + opened)
  }

  @Test("what the system keeps is names of screens and ids, no text")
  func opaque() {
    for route in Self.routes {
      for part in route.saved.split(separator: " ") {
        let name = part.count <= 10 && part.allSatisfy { $0.isLetter && $0.isLowercase }
        #expect(name || part == Self.a || part == Self.b)
      }
    }
  }

  @Test("what cannot be read leads to today")
  func unreadable() {
    let ids = ["case \(Self.a)", "promise \(Self.a)"]
    for saved in ["", "\n", "nowhere", "visit", "visit \n", "report"] + ids {
      #expect(Navigator(saved: saved).stack == [.today], "\(saved)")
    }
  }

  @Test("a line that cannot be read is passed over")
  func passedOver() {
    #expect(Navigator(saved: "cases\nnowhere\nsearch").stack == [.cases, .search])
  }

  @Test("back goes the way one came, then to today, then nowhere")
  func back() {
    let way = Navigator()
    way.to(.cases)
    way.open(.caseFile(Self.anna))
    way.open(.caseFile(Self.anna))
    #expect(way.stack.count == 2)
    #expect(way.tab == .cases)
    #expect(way.back())
    #expect(way.back())
    #expect(way.current == .today)
    #expect(!way.back())
  }

  @Test("what is done makes place for what follows it")
  func replaced() {
    let way = Navigator()
    way.open(.report)
    way.replace(.caseFile(Self.anna))
    #expect(way.stack == [.today, .caseFile(Self.anna)])
  }

  @Test("a tab stands where it was left, and tapped again goes to its first screen")
  func tabs() {
    let way = Navigator()
    way.open(.settings)
    way.select(.cases)
    #expect(way.current == .cases)
    way.select(.today)
    #expect(way.current == .settings)
    way.select(.today)
    #expect(way.current == .today)
  }

  @Test("a swipe back is known here")
  func swiped() {
    let way = Navigator()
    way.open(.settings)
    way.open(.recovery)
    way.walked(.today, to: [.settings])
    #expect(way.stack == [.today, .settings])
  }
}
