import Screens
import SwiftUI

/// What is wrong with the file on this phone, and the way to its rescue: only when something is.
struct FileLine: View {
  let model: FileModel

  var body: some View {
    if let harm = model.harm {
      Notice(harm.text, tone: .due, icon: "exclamationmark.triangle", act: .lock("toRescue")) {
        model.toRescue()
      }
    }
  }
}

extension Harm {
  fileprivate var text: Text {
    switch self {
    case .damaged(let places): .lock("damagedPlaces \(places)")
    case .olderCopy: .lock("olderCopy")
    }
  }
}
