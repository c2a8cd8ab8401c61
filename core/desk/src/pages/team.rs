//! The team: who is in it, inviting, revoking, joining.

use crate::pages::cases::table;
use crate::pages::frame::{Frame, hidden, in_address, mark};
use crate::pages::quarantine;
use crate::texts::Text;
use companion::{InvitationView, MemberView, Place, QuarantineView, Roles, TeamView};
use maud::{Markup, html};
use qrcode::{Color, QrCode};

/// The team, and what waits for its coordinator.
pub(crate) struct TeamPage {
    pub(crate) team: TeamView,
    pub(crate) waiting: Vec<QuarantineView>,
}

pub(crate) fn page(frame: &Frame, TeamPage { team, waiting }: &TeamPage) -> Markup {
    let coordinator = matches!(team.place, Place::Member(roles) if roles.coordinator);
    let content = html! {
        @if team.stale { p.hint.due { (mark("!")) (frame.text(Text::TeamStale)) } }
        @match team.place {
            Place::Alone => (join(frame)),
            Place::Asked => { p.hint { (mark("◷")) (frame.text(Text::Asked)) } }
            Place::Revoked => { p.hint.due { (mark("!")) (frame.text(Text::YouAreRevoked)) } }
            Place::Member(_) => (members(frame, team, coordinator)),
        }
        @if !waiting.is_empty() { (quarantine::list(frame, waiting)) }
        @if coordinator { (invite(frame)) }
    };
    let n = u32::try_from(team.members.len()).unwrap_or(u32::MAX);
    let under = frame.say.count(n, Text::DeviceOne, Text::DeviceMany);
    frame.page(frame.text(Text::Team), &under, &content)
}

fn members(frame: &Frame, team: &TeamView, coordinator: bool) -> Markup {
    let mut heads = vec![Text::Name, Text::Role, Text::LastHeard];
    if coordinator {
        heads.push(Text::Access);
    }
    html! {
        section {
            h2 { (frame.text(Text::WhoIsIn)) }
            (table(frame, Text::WhoIsIn, &heads, &html! {
                @for member in &team.members {
                    tr {
                        th scope="row" {
                            (member.name)
                            @if member.here { " (" (frame.text(Text::ThisDevice)) ")" }
                        }
                        td data-label=(frame.text(Text::Role)) { (roles_in_words(frame, member.roles)) }
                        td data-label=(frame.text(Text::LastHeard)) {
                            @match member.heard {
                                Some(at) => (frame.say.moment(at)),
                                None => (frame.text(Text::NotYet)),
                            }
                        }
                        @if coordinator {
                            td data-label=(frame.text(Text::Access)) {
                                @if member.here { "–" } @else {
                                    a href={ "/team/revoke/" (in_address(member.device.bytes())) } {
                                        (frame.text(Text::Revoke))
                                        span.unseen { " " (member.name) }
                                    }
                                }
                            }
                        }
                    }
                }
            }))
        }
    }
}

fn roles_in_words(frame: &Frame, roles: Roles) -> String {
    let all = [
        (roles.worker, Text::RoleWorker),
        (roles.supervisor, Text::RoleSupervisor),
        (roles.coordinator, Text::RoleCoordinator),
    ];
    let held = all.into_iter().filter(|(held, _)| *held).map(|(_, role)| frame.text(role));
    held.collect::<Vec<_>>().join(", ")
}

fn invite(frame: &Frame) -> Markup {
    let roles = [
        ("worker", Text::RoleWorker, Text::WorkerDoes),
        ("supervisor", Text::RoleSupervisor, Text::SupervisorDoes),
        ("coordinator", Text::RoleCoordinator, Text::CoordinatorDoes),
    ];
    html! {
        section id="invite" tabindex="-1" {
            h2 { (frame.text(Text::Invite)) }
            form.sheet method="post" action="/team/invite" {
                (frame.ours())
                label for="name" { (frame.text(Text::Name)) }
                input id="name" name="name" required maxlength="120" autocomplete="off";
                fieldset {
                    legend { (frame.text(Text::Role)) }
                    @for (name, role, does) in roles {
                        label.tick {
                            input type="checkbox" name=(name) value="1" checked[name == "worker"];
                            span { (crate::say::capital(frame.text(role)))
                                small { (frame.text(does)) } }
                        }
                    }
                }
                button.main { (frame.text(Text::MakeInvitation)) }
            }
        }
    }
}

/// The invitation itself: on this page once, and nowhere else.
pub(crate) fn invitation(frame: &Frame, name: &str, made: &InvitationView) -> Markup {
    let until = frame.say.moment(made.until);
    let content = html! {
        section.invitation {
            p { (frame.say.fill(Text::InvitationHow, &[name, &until])) }
            @if let Some(code) = qr(frame, &made.text) { (code) }
            label for="invitation" { (frame.text(Text::OrInWords)) }
            textarea id="invitation" readonly rows="4" spellcheck="false" { (made.text) }
            p.under { (frame.text(Text::InvitationOnce)) }
            p { a.plain href="/team" { (frame.text(Text::ToTeam)) } }
        }
    };
    frame.page(&frame.say.fill(Text::InvitationFor, &[name]), "", &content)
}

/// The text as a square of dark modules on white, in any colour scheme: cameras expect that.
fn qr(frame: &Frame, text: &str) -> Option<Markup> {
    use std::fmt::Write;
    let code = QrCode::new(text).ok()?;
    let (width, quiet) = (code.width(), 4);
    let mut path = String::new();
    for (n, color) in code.into_colors().into_iter().enumerate() {
        if color == Color::Dark {
            // Writing to memory cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", n % width + quiet, n / width + quiet);
        }
    }
    let side = width + 2 * quiet;
    Some(html! {
        svg.qr role="img" aria-label=(frame.text(Text::QrCode)) viewBox={ "0 0 " (side) " " (side) }
            shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    })
}

fn join(frame: &Frame) -> Markup {
    html! {
        section {
            h2 { (frame.text(Text::JoinTeam)) }
            p { (frame.text(Text::JoinHow)) }
            form.sheet method="post" action="/team/join" {
                (frame.ours())
                label for="invitation" { (frame.text(Text::TheInvitation)) }
                textarea id="invitation" name="invitation" required rows="4" spellcheck="false"
                    autocomplete="off" {}
                button.main { (frame.text(Text::Join)) }
            }
        }
    }
}

/// Asks once more before somebody's access ends.
pub(crate) fn ask_revoke(frame: &Frame, member: &MemberView) -> Markup {
    let to = format!("/team/revoke/{}", in_address(member.device.bytes()));
    let content = html! {
        form.sheet method="post" action=(to) {
            (frame.ours()) (hidden("back", "team"))
            p { (frame.say.fill(Text::RevokeWhat, &[&member.name])) }
            label.tick {
                input type="checkbox" name="wipe" value="1";
                span { (frame.text(Text::AlsoWipe)) small { (frame.text(Text::WipeWhat)) } }
            }
            div.acts {
                button.danger { (frame.text(Text::RevokeNow)) }
                a.plain href="/team" { (frame.text(Text::NotNow)) }
            }
        }
    };
    frame.page(&frame.say.fill(Text::RevokeOf, &[&member.name]), "", &content)
}
