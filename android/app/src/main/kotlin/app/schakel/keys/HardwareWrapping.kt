package app.schakel.keys

import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import androidx.annotation.RequiresApi
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import java.security.SecureRandom
import java.security.UnrecoverableKeyException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * AES-256-GCM under keys of the Android keystore, in the separate security chip when there is one.
 * The keys for the vault work while the phone is unlocked only; the spool's works after the first
 * unlock, so that syncing and alarms go on. What is wrapped begins with the number of its key.
 */
class HardwareWrapping(private val context: Context) : KeyWrapping {
    private val store: KeyStore by lazy { KeyStore.getInstance(PROVIDER).apply { load(null) } }

    override fun wrap(name: String, secret: ByteArray): ByteArray {
        val number = ByteArray(NUMBER_BYTES).also { SecureRandom().nextBytes(it) }
        val key = make(alias(name, number), whileUnlocked = name != ALWAYS)
        val cipher = Cipher.getInstance(AES_GCM).apply { init(Cipher.ENCRYPT_MODE, key) }
        return number + cipher.iv + cipher.doFinal(secret)
    }

    override fun unwrap(name: String, wrapped: ByteArray): ByteArray {
        if (wrapped.size <= HEAD_BYTES) throw GeneralSecurityException("cut off")
        val key = store.getKey(alias(name, wrapped), null) as? SecretKey ?: throw UnrecoverableKeyException("gone")
        val cipher = Cipher.getInstance(AES_GCM)
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, wrapped, NUMBER_BYTES, IV_BYTES))
        } catch (_: KeyPermanentlyInvalidatedException) {
            throw UnrecoverableKeyException("invalidated")
        }
        return cipher.doFinal(wrapped, HEAD_BYTES, wrapped.size - HEAD_BYTES)
    }

    override fun keepOnly(name: String, wrapped: ByteArray?) {
        val kept = wrapped?.let { alias(name, it) }
        val old = store.aliases().toList().filter { it.startsWith(alias(name)) && it != kept }
        old.forEach(store::deleteEntry)
    }

    private fun make(alias: String, whileUnlocked: Boolean): SecretKey {
        val chip =
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.P &&
                context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)
        return try {
            make(alias, whileUnlocked, chip)
        } catch (refused: ProviderException) {
            // A chip that is full or busy: the phone's own secure hardware does it.
            if (chip) make(alias, whileUnlocked, chip = false) else throw refused
        }
    }

    private fun make(alias: String, whileUnlocked: Boolean, chip: Boolean): SecretKey {
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec =
            KeyGenParameterSpec
                .Builder(alias, purposes)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(KEY_BITS)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) bind(spec, whileUnlocked, chip)
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER)
        generator.init(spec.build())
        return generator.generateKey()
    }

    @RequiresApi(Build.VERSION_CODES.P)
    private fun bind(spec: KeyGenParameterSpec.Builder, whileUnlocked: Boolean, chip: Boolean) {
        spec.setUnlockedDeviceRequired(whileUnlocked)
        spec.setIsStrongBoxBacked(chip)
    }

    private fun alias(name: String) = "schakel $name "

    private fun alias(name: String, wrapped: ByteArray) = alias(name) + wrapped.take(NUMBER_BYTES).joinToString("") { "%02x".format(it) }

    companion object {
        /** The name whose key works while the phone is locked too. */
        const val ALWAYS = "spool"

        private const val PROVIDER = "AndroidKeyStore"
        private const val AES_GCM = "AES/GCM/NoPadding"
        private const val KEY_BITS = 256
        private const val TAG_BITS = 128
        private const val IV_BYTES = 12
        private const val NUMBER_BYTES = 8
        private const val HEAD_BYTES = NUMBER_BYTES + IV_BYTES
    }
}
