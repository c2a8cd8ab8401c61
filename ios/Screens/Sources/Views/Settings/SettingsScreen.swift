import SchakelCore
import Screens
import SwiftUI

/// You, your team, this phone, the municipality's pack.
struct SettingsScreen: View {
  let shell: Shell
  @State private var introducing = false
  @State private var changingPin = false
  @State private var pinChanged = false

  var body: some View {
    Hosted {
      SettingsModel(shell)
    } content: { model in
      List {
        Problem(model.problem)
        if let view = model.view {
          you(view)
          TeamPart(shell: shell, view: view)
          phone(view, model)
          PackPart(model: model, pack: view.pack)
          wipe(view, model)
        }
      }
      .page(shell, .settings("title"))
      .low { BigAct(.settings("lockNow"), icon: "lock", enabled: !model.busy, action: model.lock) }
      .sheet(isPresented: $introducing) { WorkerSheet(shell: shell) }
      .sheet(isPresented: $changingPin) { ChangePin(shell: shell) { pinChanged = true } }
      .sheet(isPresented: .shown(model.picked != nil, model.leave)) {
        if let picked = model.picked { PackSheet(model: model, picked: picked) }
      }
    }
  }

  private func you(_ view: SettingsView) -> some View {
    let worker = view.worker
    let work = [worker.function, worker.organisation].filter { !$0.isEmpty }
    return Section {
      Line(
        .typed(worker.name) ?? .settings("noName"), below: .typed(work.joined(separator: ", ")),
        icon: "person"
      ) { introducing = true }
    } header: {
      Text.settings("you")
    }
  }

  private func phone(_ view: SettingsView, _ model: SettingsModel) -> some View {
    Section {
      Line(
        .settings("language"), below: .settings("languageOfPhone"), icon: "globe"
      ) { shell.phone.showSettings() }
      if pinChanged { Notice(.settings("pinChanged"), tone: .arranged) }
      Line(.settings("changePin"), icon: "key") { changingPin = true }
      if model.canBiometrics {
        Toggle(isOn: biometrics(view, model)) {
          Line(
            .settings("biometrics"),
            below: view.biometrics ? .settings("biometricsOn") : .settings("biometricsOff"),
            icon: "faceid")
        }
        .disabled(model.busy)
      }
    } header: {
      Text.settings("phone")
    }
  }

  private func biometrics(_ view: SettingsView, _ model: SettingsModel) -> Binding<Bool> {
    .through {
      view.biometrics
    } set: {
      model.biometrics($0)
    }
  }

  private func wipe(_ view: SettingsView, _ model: SettingsModel) -> some View {
    Section {
      if view.contents.unread > 0 {
        Notice(.settings("unread \(Int(view.contents.unread))"), tone: .due)
      }
      GraveAct(
        .settings("wipe"), means: .settings("wipeMeans"), sure: .settings("wipeSure"),
        enabled: !model.busy, action: model.wipe)
    } footer: {
      Text.settings("contents \(Int(view.contents.entities))")
    }
  }
}

/// The team, sending and fetching, the recovery code, safety.
private struct TeamPart: View {
  let shell: Shell
  let view: SettingsView

  var body: some View {
    Section {
      Line(
        view.member ? .settings("team.members") : .settings("team.join"), below: .place(view.place),
        icon: "person.3"
      ) { shell.navigator.open(view.member ? .members : .joining) }
      Line(.settings("sync.title"), icon: "arrow.triangle.2.circlepath") {
        shell.navigator.open(.sync)
      }
      Line(
        .erasing("erased"),
        below: view.unconfirmed > 0 ? .erasing("notEverywhere \(view.unconfirmed)") : nil,
        icon: "trash", tone: view.unconfirmed > 0 ? .due : .plain
      ) { shell.navigator.open(.erased) }
      Line(
        .settings("recovery.title"),
        below: view.hasCode ? .settings("recovery.has") : .settings("recovery.hasNot"),
        icon: "key", tone: view.hasCode ? .plain : .due
      ) { shell.navigator.open(.recovery) }
      Line(.safety("title"), icon: "shield") { shell.navigator.open(.safety) }
    } header: {
      Text.settings("team.title")
    }
  }
}
