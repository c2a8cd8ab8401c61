package app.schakel.keys

/** Wraps secrets with keys that never leave the phone's hardware. */
interface KeyWrapping {
    /** Wraps [secret] with a new key under this [name]; the keys before stay until [keepOnly]. */
    fun wrap(name: String, secret: ByteArray): ByteArray

    /** What [wrap] was given. Throws [java.security.UnrecoverableKeyException] when the key is gone for good. */
    fun unwrap(name: String, wrapped: ByteArray): ByteArray

    /** Destroys every key under this [name] but that of [wrapped]; without it, all of them. */
    fun keepOnly(name: String, wrapped: ByteArray?)
}
