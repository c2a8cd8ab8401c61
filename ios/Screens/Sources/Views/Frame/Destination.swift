import Screens
import SwiftUI

/// The screen of a route.
struct Destination: View {
  let shell: Shell
  let route: Route

  var body: some View {
    switch route {
    case .today: TodayScreen(shell: shell)
    case .cases: CasesScreen(shell: shell)
    case .call(let client): CallScreen(shell: shell, client: client).id(route)
    case .team: TeamScreen(shell: shell)
    case .report: ReportScreen(shell: shell)
    case .door(let file, let appointment):
      DoorScreen(shell: shell, file: file, appointment: appointment)
    case .visit(let visit): VisitScreen(shell: shell, visit: visit)
    case .ending(let visit): EndingScreen(shell: shell, visit: visit)
    case .preview(let visit): PreviewScreen(shell: shell, visit: visit)
    case .caseFile(let file): CaseScreen(shell: shell, file: file)
    case .person(let file): PersonScreen(shell: shell, file: file)
    case .plan(let file): PlanScreen(shell: shell, file: file)
    case .erase(let file): EraseScreen(shell: shell, file: file)
    case .note(let file): NoteScreen(shell: shell, file: file)
    default: more
    }
  }

  @ViewBuilder private var more: some View {
    switch route {
    case .afterCall(let call): AfterCallScreen(shell: shell, call: call)
    case .round(let round): RoundScreen(shell: shell, round: round)
    case .promise(let promise, _): PromiseScreen(shell: shell, promise: promise)
    case .justify(let spending): JustifyScreen(shell: shell, spending: spending)
    case .directory: DirectoryScreen(shell: shell)
    case .partner(let partner): PartnerScreen(shell: shell, partner: partner)
    case .search: SearchScreen(shell: shell)
    case .summary(let summary): SummaryScreen(shell: shell, summary: summary)
    case .digest: DigestScreen(shell: shell)
    case .settings: SettingsScreen(shell: shell)
    case .joining: JoiningScreen(shell: shell)
    case .members: MembersScreen(shell: shell)
    case .recovery: RecoveryScreen(shell: shell)
    case .sync: SyncScreen(shell: shell)
    case .erased: ErasedScreen(shell: shell)
    case .safety: SafetyScreen(shell: shell)
    default: EmptyView()
    }
  }
}
