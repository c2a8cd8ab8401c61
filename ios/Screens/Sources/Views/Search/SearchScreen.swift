import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of search.
  static func search(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Search", bundle: .module)
  }
}

/// One box over people, notes, partners and promises.
struct SearchScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      SearchModel(shell)
    } content: { model in
      Hits(shell: shell, model: model)
        .onDisappear { if !shell.navigator.stack.contains(.search) { model.left() } }
    }
  }
}

private struct Hits: View {
  let shell: Shell
  let model: SearchModel
  @FocusState private var typing: Bool

  var body: some View {
    List {
      Section {
        Field(.search("field"), text: words, typed: .name)
          .focused($typing)
          .onAppear { typing = true }
      }
      Problem(model.problem)
      if let hits = model.hits {
        if hits.isEmpty {
          Empty(.search("nothing \(model.words)"), icon: "magnifyingglass")
        }
        ForEach(hits, id: \.key) { hit in
          Found(shell: shell, hit: hit) { model.open(hit) }
            .onAppear { if hit == hits.last { model.more() } }
        }
      } else {
        Empty(.search("hint"), icon: "magnifyingglass")
      }
    }
    .scrollDismissesKeyboard(.immediately)
    .page(shell, .search("title"))
  }

  private var words: Binding<String> {
    .through {
      model.words
    } set: {
      model.type($0)
    }
  }
}

/// One thing found: about whom, when, and the words around the match.
private struct Found: View {
  let shell: Shell
  let hit: HitView
  let onTap: @MainActor () -> Void

  var body: some View {
    switch hit.target {
    case .partner: Line(excerpt, icon: "book.closed", onTap: onTap)
    case .case:
      let isName = hit.excerpt == hit.who.name
      Line(
        isName && !shell.covered ? excerpt : .name(hit.who, shell),
        below: isName || (shell.covered && hit.showsName) ? nil : excerpt,
        end: Text(verbatim: shell.dates.day(shell.dates.day(of: hit.at))), icon: "person",
        onTap: onTap)
    }
  }

  private var excerpt: Text {
    let (match, text) = (hit.match, hit.excerpt)
    return Text(verbatim: String(text[..<match.lowerBound]))
      + Text(verbatim: String(text[match])).bold().foregroundStyle(.tint)
      + Text(verbatim: String(text[match.upperBound...]))
  }
}
