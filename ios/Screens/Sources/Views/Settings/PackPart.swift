import SchakelCore
import Screens
import SwiftUI

/// The municipality's pack in use, and the way to another.
struct PackPart: View {
  let model: SettingsModel
  let pack: PackView

  var body: some View {
    Section {
      if pack.version == 0 {
        Line(.settings("noPack"), icon: "shippingbox")
      } else {
        Line(Text(verbatim: pack.municipality), below: .pack(pack), icon: "shippingbox")
        if pack.example { Notice(.settings("example")) }
      }
      if model.taken { Notice(.settings("packTaken"), tone: .arranged) }
      Line(
        .settings("otherPack"), below: .settings("otherPackHow"), icon: "plus", onTap: model.pick)
    } header: {
      Text.settings("municipality")
    }
  }
}

/// What a picked pack says of itself; taken only after its signer was compared.
struct PackSheet: View {
  let model: SettingsModel
  let picked: Picked

  var body: some View {
    NavigationStack {
      List {
        Problem(model.problem)
        Section {
          Line(Text(verbatim: picked.view.municipality), below: .pack(picked.view))
          if picked.view.example { Notice(.settings("example")) }
        }
        Section {
          Text(verbatim: picked.view.signer).font(.title2).monospacedDigit()
        } header: {
          Text.settings("signer")
        } footer: {
          Text.settings("signerHow")
        }
      }
      .navigationTitle(.settings("municipality"))
      .navigationBarTitleDisplayMode(.inline)
      .low {
        Button(action: model.leave) { Text.frame("cancel") }
        BigAct(.settings("takePack"), enabled: !model.busy, action: model.take)
      }
    }
  }
}

extension Text {
  /// Which version of a pack it is, and how many partners it has.
  fileprivate static func pack(_ pack: PackView) -> Text? {
    let (all, without) = (Int(pack.partners), Int(pack.withoutNumber))
    return .told([
      .settings("pack \(Int(pack.version))"),
      without == 0 ? .settings("partners \(all)") : .settings("partners \(all) \(without)"),
    ])
  }
}
