import SwiftUI

#if canImport(CoreImage)
  import CoreImage.CIFilterBuiltins
#endif

/// A text as a code that a camera reads: dark on white in every theme, with the margin it needs.
struct QrCode: View {
  let text: String

  var body: some View {
    if let image {
      Image(decorative: image, scale: 1).interpolation(.none).resizable()
        .frame(width: 248, height: 248)
        .padding(16)
        .background(.white)
        .frame(maxWidth: .infinity)
    }
  }

  private var image: CGImage? {
    #if canImport(CoreImage)
      let filter = CIFilter.qrCodeGenerator()
      filter.message = Data(text.utf8)
      filter.correctionLevel = "M"
      guard let code = filter.outputImage else { return nil }
      return CIContext().createCGImage(code, from: code.extent)
    #else
      nil  // Drawn on Apple's platforms only; elsewhere views are no more than type-checked.
    #endif
  }
}
