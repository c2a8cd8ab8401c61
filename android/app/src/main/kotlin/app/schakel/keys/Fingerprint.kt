package app.schakel.keys

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import androidx.annotation.RequiresApi
import androidx.biometric.BiometricManager
import androidx.biometric.BiometricManager.Authenticators.BIOMETRIC_STRONG
import androidx.biometric.BiometricPrompt
import androidx.core.content.ContextCompat
import androidx.fragment.app.FragmentActivity
import app.schakel.R
import app.schakel.screens.frame.Biometrics
import kotlinx.coroutines.suspendCancellableCoroutine
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import java.security.SecureRandom
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import kotlin.coroutines.resume

/**
 * A random key behind a fingerprint or face of the strongest class. It stands wrapped in a file; the
 * wrapping key works for one fingerprint each time, and dies when a finger or face is added.
 */
class Fingerprint(private val activity: () -> FragmentActivity?, private val file: File) : Biometrics {
    override suspend fun enrol(): ByteArray? {
        val secret = ByteArray(SECRET_BYTES).also { SecureRandom().nextBytes(it) }
        return unlessRefused {
            val cipher = Cipher.getInstance(AES_GCM).apply { init(Cipher.ENCRYPT_MODE, make()) }
            val allowed = ask(cipher) ?: return@unlessRefused null
            file.parentFile?.mkdirs()
            file.writeBytes(allowed.iv + allowed.doFinal(secret))
            secret
        }
    }

    override suspend fun release(): ByteArray? =
        unlessRefused {
            val wrapped = file.takeIf { it.exists() }?.readBytes() ?: return@unlessRefused null
            val key = store().getKey(ALIAS, null) as? SecretKey ?: return@unlessRefused null
            val cipher = Cipher.getInstance(AES_GCM)
            cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, wrapped, 0, IV_BYTES))
            ask(cipher)?.doFinal(wrapped, IV_BYTES, wrapped.size - IV_BYTES)
        }

    override fun forget() {
        try {
            store().deleteEntry(ALIAS)
        } catch (_: GeneralSecurityException) {
            // Without its file the key opens nothing.
        }
        file.delete()
    }

    /** An added finger, a lost key, an empty file: the PIN is asked, which always works. */
    private suspend fun unlessRefused(work: suspend () -> ByteArray?): ByteArray? =
        try {
            work()
        } catch (_: GeneralSecurityException) {
            null
        } catch (_: ProviderException) {
            null
        } catch (_: IOException) {
            null
        }

    private fun make(): SecretKey {
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec =
            KeyGenParameterSpec
                .Builder(ALIAS, purposes)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(KEY_BITS)
                .setUserAuthenticationRequired(true)
                .setInvalidatedByBiometricEnrollment(true)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) strongly(spec)
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER)
        generator.init(spec.build())
        return generator.generateKey()
    }

    @RequiresApi(Build.VERSION_CODES.R)
    private fun strongly(spec: KeyGenParameterSpec.Builder) = spec.setUserAuthenticationParameters(0, KeyProperties.AUTH_BIOMETRIC_STRONG)

    private suspend fun ask(cipher: Cipher): Cipher? {
        val activity = activity() ?: return null
        return suspendCancellableCoroutine { answer ->
            val heard =
                object : BiometricPrompt.AuthenticationCallback() {
                    override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) =
                        answer.resume(result.cryptoObject?.cipher)

                    override fun onAuthenticationError(code: Int, words: CharSequence) = answer.resume(null)
                }
            val prompt = BiometricPrompt(activity, ContextCompat.getMainExecutor(activity), heard)
            val shown =
                BiometricPrompt.PromptInfo
                    .Builder()
                    .setTitle(activity.getString(R.string.biometrics_title))
                    .setNegativeButtonText(activity.getString(R.string.biometrics_pin_instead))
                    .setAllowedAuthenticators(BIOMETRIC_STRONG)
                    .build()
            prompt.authenticate(shown, BiometricPrompt.CryptoObject(cipher))
            answer.invokeOnCancellation { prompt.cancelAuthentication() }
        }
    }

    private fun store(): KeyStore = KeyStore.getInstance(PROVIDER).apply { load(null) }

    companion object {
        private const val PROVIDER = "AndroidKeyStore"
        private const val ALIAS = "schakel fingerprint"
        private const val AES_GCM = "AES/GCM/NoPadding"
        private const val SECRET_BYTES = 32
        private const val KEY_BITS = 256
        private const val TAG_BITS = 128
        private const val IV_BYTES = 12

        /** Whether this phone has a finger or face of the strongest class enrolled. */
        fun isThere(activity: FragmentActivity): Boolean =
            BiometricManager.from(activity).canAuthenticate(BIOMETRIC_STRONG) == BiometricManager.BIOMETRIC_SUCCESS
    }
}
