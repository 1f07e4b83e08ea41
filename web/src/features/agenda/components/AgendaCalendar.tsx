import { Text, UnstyledButton } from '@mantine/core';
import { DayView, type ScheduleEventData, WeekView } from '@mantine/schedule';
import '@mantine/schedule/styles.css';
import { Link } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaEntry } from '../../../api/types';
import { CALENDARS } from '../../../frame/DayInput';
import { localMoment } from '../../../frame/format';
import { dayOf, formatDayInWords, formatTimes } from '../spans';

interface AgendaCalendarProps {
	entries: AgendaEntry[];
	/** Of a week, its Sunday. */
	day: string;
	view: 'day' | 'week';
}

// What has no end takes as much room as its words need.
const SHORTEST_MINUTES = 30;
// Hours and days that lead nowhere are not read: each ticket tells its own, in the words of the language.
const UNREAD = { 'aria-hidden': true, tabIndex: -1 };
const OFFICE = { from: 7, to: 19 };

/** Scheduled tickets on a day's or a week's hours; each leads to its ticket. */
export default function AgendaCalendar({ entries, day, view }: AgendaCalendarProps) {
	const { t, i18n } = useTranslation('agenda');
	const events = useMemo(() => entries.map(eventOf), [entries]);
	const byId = useMemo(() => new Map(entries.map((each) => [each.id, each])), [entries]);
	const beyond = events.some((each) => dayOf(String(each.start)) !== dayOf(String(each.end)));
	const shared = {
		date: day,
		events,
		...hoursOf(beyond ? null : events),
		locale: CALENDARS[i18n.language],
		labels: { timeSlot: t('slot'), allDay: t('allDay'), weekday: t('weekday'), more: t('more') },
		mode: 'static' as const,
		attributes: { weekViewDaySlot: UNREAD, weekViewDayLabel: UNREAD, dayViewSlot: UNREAD },
		withHeader: false,
		withSubHourGridLines: false,
		slotHeight: 64,
		getCurrentTime: () => dayjs(localMoment(new Date().toISOString())),
		renderEventBody: (event: ScheduleEventData) => {
			const entry = byId.get(String(event.id));
			return (
				<>
					{event.title}
					{entry && (
						<Text component="span" display="block" inherit fw={400}>
							{[formatTimes(entry.startsAt, entry.endsAt), entry.customer?.name].filter(Boolean).join(' · ')}
						</Text>
					)}
				</>
			);
		},
		renderEvent: (event: ScheduleEventData, { children, ...props }: Record<string, unknown>) => {
			const entry = byId.get(String(event.id));
			return (
				<UnstyledButton
					{...props}
					// The calendar takes clicks off what cannot be moved; these lead to their tickets.
					style={{ ...(props.style as React.CSSProperties), pointerEvents: 'auto', cursor: 'pointer' }}
					component={Link}
					to={`/tickets/${entry?.ticketId}`}
					tabIndex={0}
					aria-label={entry && spoken(entry)}
				>
					{children as React.ReactNode}
				</UnstyledButton>
			);
		},
	};
	return view === 'day' ? (
		<DayView {...shared} withAllDaySlot={beyond} />
	) : (
		<WeekView {...shared} withAllDaySlots={beyond} firstDayOfWeek={0} withWeekNumber={false} highlightToday />
	);
}

/** The hours of an office, and those before and after in which something is scheduled; all for what goes beyond a day. */
function hoursOf(events: ScheduleEventData[] | null) {
	if (!events) {
		return { startTime: '00:00:00', endTime: '23:59:59' };
	}
	const hours = (of: 'start' | 'end') => events.map((each) => dayjs(each[of]));
	const first = Math.min(OFFICE.from, ...hours('start').map((each) => each.hour()));
	const last = Math.max(OFFICE.to, ...hours('end').map((each) => Math.ceil(each.hour() + each.minute() / 60)));
	const clock = (hour: number) => (hour > 23 ? '23:59:59' : `${String(hour).padStart(2, '0')}:00:00`);
	return { startTime: clock(first), endTime: clock(last) };
}

function eventOf(entry: AgendaEntry): ScheduleEventData {
	const start = localMoment(entry.startsAt);
	const shortest = dayjs(start).add(SHORTEST_MINUTES, 'minute').format('YYYY-MM-DD HH:mm:ss');
	const end = entry.endsAt ? localMoment(entry.endsAt) : shortest;
	return {
		id: entry.id,
		title: `#${entry.number} ${entry.subject}`,
		start,
		end: end < shortest ? shortest : end,
		color: entry.priority >= 4 ? 'red' : 'balcao',
	};
}

/** What is read of an entry: when, what and whose. */
function spoken(entry: AgendaEntry): string {
	const day = formatDayInWords(dayOf(localMoment(entry.startsAt)));
	const parts = [`${day}, ${formatTimes(entry.startsAt, entry.endsAt)}`, `#${entry.number} ${entry.subject}`];
	return [...parts, entry.customer?.name, entry.note].filter(Boolean).join(' · ');
}
