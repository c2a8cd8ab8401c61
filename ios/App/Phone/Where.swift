import CoreLocation
import SchakelCore

/// Where the phone is: read at the moment it is of use, never followed, and never waited for long.
@MainActor
final class Where: NSObject {
  private let places = CLLocationManager()
  private var waiting: CheckedContinuation<Spot?, Never>?

  /// A place of so long ago, in seconds, is still one.
  private static let recent: TimeInterval = 5 * 60
  private static let patience = Duration.seconds(2)

  override init() {
    super.init()
    places.delegate = self
    // A village is enough.
    places.desiredAccuracy = kCLLocationAccuracyHundredMeters
  }

  /// Asks the user, when that has not been done.
  func ask() {
    if places.authorizationStatus == .notDetermined { places.requestWhenInUseAuthorization() }
  }

  /// The place, when it is known within two seconds.
  func here() async -> Spot? {
    let status = places.authorizationStatus
    guard status == .authorizedWhenInUse || status == .authorizedAlways else { return nil }
    if let last = places.location, -last.timestamp.timeIntervalSinceNow < Self.recent {
      return Spot(last)
    }
    // One at a time: who asks meanwhile goes on without.
    guard waiting == nil else { return nil }
    return await withCheckedContinuation { answer in
      waiting = answer
      places.requestLocation()
      Task {
        try? await Task.sleep(for: Self.patience)
        found(nil)
      }
    }
  }

  private func found(_ spot: Spot?) {
    waiting?.resume(returning: spot)
    waiting = nil
  }
}

extension Where: CLLocationManagerDelegate {
  nonisolated func locationManager(
    _ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]
  ) {
    let spot = locations.last.map(Spot.init)
    Task { @MainActor in found(spot) }
  }

  nonisolated func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error)
  {
    Task { @MainActor in found(nil) }
  }
}

extension Spot {
  fileprivate init(_ place: CLLocation) {
    self.init(lat: place.coordinate.latitude, lon: place.coordinate.longitude)
  }
}
