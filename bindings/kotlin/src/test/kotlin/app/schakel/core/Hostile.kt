package app.schakel.core

import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import kotlin.random.Random
import kotlin.reflect.KClass
import kotlin.reflect.KType
import kotlin.reflect.full.primaryConstructor

/**
 * Values that nobody should send, for any type that the core takes. A type that is new and cannot
 * be made here fails the test that asks for it.
 */
class Hostile(private val random: Random) {
    private val ids = mutableListOf<String>()

    /** Values of these ids turn up as every kind of id. */
    fun remember(hex: String) {
        ids += hex
    }

    fun value(type: KType): Any? {
        if (type.isMarkedNullable && random.nextInt(3) == 0) return null
        val kind = type.classifier as KClass<*>
        return when (kind) {
            Boolean::class -> random.nextBoolean()
            Int::class -> random.nextInt()
            Long::class -> long()
            Double::class -> doubles.random(random)
            UShort::class -> random.nextInt().toUShort()
            UInt::class -> sizes.random(random)
            ULong::class -> long().toULong()
            String::class -> text()
            ByteArray::class -> random.nextBytes(lengths.random(random))
            List::class -> List(random.nextInt(4)) { value(type.arguments.single().type ?: error("no type")) }
            Map::class -> List(random.nextInt(4)) { text() to text() }.toMap()
            Instant::class -> Instant.ofEpochMilli(long())
            LocalDate::class -> days.random(random)
            LocalTime::class -> LocalTime.ofSecondOfDay(random.nextLong(86_400))
            else -> ofCore(kind)
        }
    }

    private fun ofCore(kind: KClass<*>): Any {
        require(kind.java.packageName == "app.schakel.core") { "$kind is a type that no hostile value is known for" }
        if (kind.isValue) return construct(kind, if (random.nextInt(4) == 0) text() else id())
        if (kind.java.isEnum) return kind.java.enumConstants.random(random)
        if (kind.isSealed) return kind.sealedSubclasses.random(random).let { it.objectInstance ?: ofCore(it) }
        val constructor = requireNotNull(kind.primaryConstructor) { "$kind has no constructor" }
        return constructor.call(*constructor.parameters.map { value(it.type) }.toTypedArray())
    }

    private fun construct(kind: KClass<*>, vararg with: Any?): Any = requireNotNull(kind.primaryConstructor).call(*with)

    private fun id(): String = if (ids.isEmpty() || random.nextInt(3) == 0) "%032x".format(random.nextLong()) else ids.random(random)

    private fun long() = longs.random(random)

    private fun text() = if (random.nextInt(50) == 0) "x".repeat(2_000_000) else texts.random(random)

    private companion object {
        val longs = listOf(0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1_795_507_200_000, -62_135_596_800_000)
        val sizes = listOf(0u, 1u, 7u, 50u, 5_000u, UInt.MAX_VALUE, UInt.MAX_VALUE - 1u)
        val lengths = listOf(0, 1, 6, 16, 31, 32, 33, 4_096, 300_000)
        val doubles =
            listOf(0.0, 52.4, -90.0, 91.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, -Double.MAX_VALUE)
        val days = listOf(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH, LocalDate.of(2026, 11, 24), LocalDate.of(-1, 1, 1))
        val texts =
            listOf(
                "",
                " ",
                "hond",
                "481516",
                "bed-tonight",
                "\u0000",
                "\uD800",
                "\u202Eomgekeerd",
                "🏚️".repeat(99),
                "é".repeat(32),
                "'; DROP TABLE log; --",
                "%s%n{}\${jndi:x}",
                "../../../etc/passwd",
                "Mo-Fr 09:00-17:00; PH off",
                "Mo-Su 00:00-48:00 || \"",
                "+31 (0)546 00 00 31",
                "112",
                "999999999999999999999999",
                "SCHAKEL1-AAAA",
                "https://[::1]:0/#",
                "\r\n\t",
            )
    }
}
