import Screens
import SwiftUI

/// The three doors of "+": a report, at the door, a note.
struct Doors: View {
  let shell: Shell

  var body: some View {
    NavigationStack {
      List {
        Line(.frame("report"), icon: "square.and.pencil") { open(.report) }
        Line(.frame("atTheDoor"), icon: "door.left.hand.closed") { open(.door(nil, nil)) }
        Line(.frame("note"), icon: "note.text") { open(.note(nil)) }
      }
      .navigationTitle(.frame("add"))
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) {
          Button {
            shell.adding = false
          } label: {
            Text.frame("close")
          }
        }
      }
    }
    .presentationDetents([.medium])
  }

  private func open(_ route: Route) {
    shell.adding = false
    shell.navigator.open(route)
  }
}
