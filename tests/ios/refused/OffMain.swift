// refused: main actor-isolated
import Screens

/// What a screen shows changes on the main thread only.
func change(_ shell: Shell) {
  shell.cover(true)
}
