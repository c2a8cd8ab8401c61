import Foundation
import SchakelCore
import Testing

@Suite struct SecretTests {
  @Test func digitsComeAndGoAndSpendingWipesThem() {
    let pin = Secret()
    for digit in "4815169".utf8 { pin.append(digit) }
    pin.removeLast()
    #expect(pin.count == 6)
    #expect(pin.spend { Data($0) } == Data("481516".utf8))
    #expect(pin.count == 0)
    #expect(pin.spend { $0.isEmpty })
  }

  @Test func moreThanFitsIsLeftOut() {
    let long = Secret(repeatElement(7, count: 4_000))
    #expect(long.count == Secret.most)
  }

  @Test func whatACallThrowsWipesToo() {
    struct Broken: Error {}
    let pin = Secret("481516".utf8)
    #expect(throws: Broken.self) { try pin.spend { _ in throw Broken() } }
    #expect(pin.count == 0)
    pin.removeLast()
    #expect(pin.count == 0)
  }
}
