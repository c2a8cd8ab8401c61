// refused: cannot find 'Carousel' in scope
import SwiftUI

/// The stand-in has no more than it declares.
struct NoSuchView: View {
  var body: some View {
    Carousel { Text(verbatim: "") }
  }
}
