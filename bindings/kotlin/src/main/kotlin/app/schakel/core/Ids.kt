package app.schakel.core

// Ids as the core writes them: 32 hexadecimal digits. Values, so that they can be a list's key or
// stand in saved state; a class per kind, so that a visit's id is never taken for a case's.

/** A safety timer of somebody else. */
@JvmInline
value class AlarmId(val hex: String)

/** Something agreed for a day. */
@JvmInline
value class AppointmentId(val hex: String)

/** An attempt to reach somebody. */
@JvmInline
value class AttemptId(val hex: String)

/** One telephone call, text or e-mail. */
@JvmInline
value class CallId(val hex: String)

/** A case. */
@JvmInline
value class CaseId(val hex: String)

/** A contact person within a partner. */
@JvmInline
value class ContactId(val hex: String)

/** A phone or desk, for as long as it is in use. */
@JvmInline
value class DeviceId(val hex: String)

/** Any entity, whatever its kind. */
@JvmInline
value class EntityId(val hex: String)

/** Somebody who was invited. */
@JvmInline
value class InviteeId(val hex: String)

/** One line of a visit. */
@JvmInline
value class LineId(val hex: String)

/** A network partner. */
@JvmInline
value class PartnerId(val hex: String)

/** A person. */
@JvmInline
value class PersonId(val hex: String)

/** One row of a plan. */
@JvmInline
value class PlanItemId(val hex: String)

/** A promise. */
@JvmInline
value class PromiseId(val hex: String)

/** A report. */
@JvmInline
value class ReportId(val hex: String)

/** One immutable revision of an entity. */
@JvmInline
value class RevisionId(val hex: String)

/** A round of calls for one case. */
@JvmInline
value class RoundId(val hex: String)

/** Money spent. */
@JvmInline
value class SpendingId(val hex: String)

/** A visit summary for the supervisors. */
@JvmInline
value class SummaryId(val hex: String)

/** A visit. */
@JvmInline
value class VisitId(val hex: String)

/** A safety timer. */
@JvmInline
value class WatchId(val hex: String)
