//! Arranged against calls, by week, as one picture that follows the page's colours.

use crate::say::Say;
use crate::texts::Text;
use companion::WeekView;
use companion::data::LocalDate;
use maud::{Markup, PreEscaped, html};
use plotters::prelude::{
    ChartBuilder, Color, IntoDrawingArea, IntoTextStyle, RGBColor, Rectangle, SVGBackend,
    TRANSPARENT,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};

// The page's style names these two and paints them over, light or dark: keep them alike.
const CALLS: RGBColor = RGBColor(0xB5, 0xD3, 0xD9);
const ARRANGED: RGBColor = RGBColor(0x0B, 0x55, 0x63);
const INK: RGBColor = RGBColor(0x14, 0x23, 0x2A);
const LINE: RGBColor = RGBColor(0xCF, 0xDB, 0xDF);

const SIZE: (u32, u32) = (720, 300);

/// A wide bar of calls for each week, and in it a narrow one of what they arranged.
pub(crate) fn plot(say: Say, weeks: &[WeekView]) -> Markup {
    let calls: u32 = weeks.iter().map(|week| week.calls).sum();
    let arranged: u32 = weeks.iter().map(|week| week.arranged).sum();
    let told = say.fill(
        Text::PlotTold,
        &[&weeks.len().to_string(), &calls.to_string(), &arranged.to_string()],
    );
    let mut picture = String::new();
    // Drawing to memory fails only on a size of nothing.
    let drawn = draw(say, weeks, &mut picture).is_ok();
    html! {
        figure.plot {
            p.legend {
                span.calls aria-hidden="true" {} (say.text(Text::Calls))
                span.arranged aria-hidden="true" {} (say.text(Text::ArrangedNeeds))
            }
            @if drawn { div role="img" aria-label=(told) { (PreEscaped(picture)) } }
            figcaption { (told) }
        }
    }
}

fn draw(
    say: Say,
    weeks: &[WeekView],
    picture: &mut String,
) -> Result<(), Box<dyn std::error::Error>> {
    let most = weeks.iter().map(|week| week.calls.max(week.arranged)).max().unwrap_or(0).max(4);
    let area = SVGBackend::with_string(picture, SIZE).into_drawing_area();
    let last = f64::from(u32::try_from(weeks.len()).unwrap_or(0));
    let mut chart = ChartBuilder::on(&area)
        .margin_top(12)
        .margin_right(4)
        .x_label_area_size(28)
        .y_label_area_size(34)
        .build_cartesian_2d(0.0..last, 0.0..f64::from(most) * 1.08)?;
    let font = ("sans-serif", 17).into_text_style(&area).color(&INK);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(LINE)
        .axis_style(LINE)
        .x_labels(0)
        .y_labels(5)
        .y_label_formatter(&|y| format!("{y:.0}"))
        .label_style(font.clone())
        .draw()?;
    for (n, week) in weeks.iter().enumerate() {
        let left = f64::from(u32::try_from(n)?);
        let bar = |inset: f64, count: u32, color: RGBColor| {
            let corners = [(left + inset, 0.0), (left + 1.0 - inset, f64::from(count))];
            Rectangle::new(corners, color.filled())
        };
        chart.draw_series([bar(0.14, week.calls, CALLS), bar(0.32, week.arranged, ARRANGED)])?;
        let (x, y) = chart.backend_coord(&(left + 0.5, 0.0));
        let style = font.clone().pos(Pos::new(HPos::Center, VPos::Top));
        area.draw_text(&short(say, week.monday), &style, (x, y + 6))?;
    }
    area.present()?;
    Ok(())
}

fn short(say: Say, monday: LocalDate) -> String {
    let day = say.day(monday);
    // Without the weekday, which is a Monday each time.
    day.split_once(' ').map_or(day.clone(), |(_, rest)| rest.to_owned())
}
