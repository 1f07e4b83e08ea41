import { ActionIcon, Group, Input, Menu, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { weekdayName, workTime } from '../names';
import { crossesMidnight, type Hours, lasts, minutes, minutesOf, nextHours, type Week, windowsOf } from '../week';
import classes from './WeekEditor.module.css';

interface WeekEditorProps {
	label: string;
	description?: string;
	value: Week;
	onChange: (value: Week) => void;
	error?: React.ReactNode;
}

/** The hours of a week: several a day, into the next day too, and copied from one day to others. */
export function WeekEditor({ label, description, value, onChange, error }: WeekEditorProps) {
	const { t } = useTranslation('calendar');
	const windows = windowsOf(value);
	const set = (index: number, day: Hours[]) => onChange(value.map((each, other) => (other === index ? day : each)));
	const copy = (from: number, to: readonly number[]) =>
		onChange(value.map((each, index) => (to.includes(index) ? value[from].map((hours) => ({ ...hours })) : each)));
	return (
		<Input.Wrapper label={label} description={description} error={error} labelElement="div">
			{/* The form puts the focus where an error is. */}
			<Stack gap={0} mt={6} tabIndex={-1} aria-invalid={error ? true : undefined} role="group" aria-label={label}>
				{value.map((day, index) => (
					<div key={weekdayName(index)} className={classes.day}>
						<Text size="sm" fw={500} className={classes.name}>
							{weekdayName(index)}
						</Text>
						<div className={classes.hours}>
							<DayHours name={weekdayName(index)} day={day} onChange={(next) => set(index, next)} />
							<div className={classes.strip} aria-hidden>
								{windows
									.filter((each) => each.weekday === index + 1)
									.map((each) => (
										<div
											key={each.starts}
											className={classes.stretch}
											style={{
												left: `${minutes(each.starts) / 14.4}%`,
												width: `${(minutes(each.ends) - minutes(each.starts)) / 14.4}%`,
											}}
										/>
									))}
							</div>
						</div>
						<Group gap={2} wrap="nowrap">
							<ActionIcon
								variant="subtle"
								aria-label={t('week.add', { day: weekdayName(index) })}
								onClick={() => set(index, [...day, nextHours(day)])}
							>
								<IconPlus size={16} />
							</ActionIcon>
							<Menu>
								<Menu.Target>
									<ActionIcon variant="subtle" aria-label={t('week.copy', { day: weekdayName(index) })}>
										<IconCopy size={16} />
									</ActionIcon>
								</Menu.Target>
								<Menu.Dropdown>
									<Menu.Item onClick={() => copy(index, [0, 1, 2, 3, 4])}>{t('week.toWorkdays')}</Menu.Item>
									<Menu.Item onClick={() => copy(index, [0, 1, 2, 3, 4, 5, 6])}>{t('week.toAll')}</Menu.Item>
									{index < 6 && (
										<Menu.Item onClick={() => copy(index, [index + 1])}>
											{t('week.toNext', { day: weekdayName(index + 1) })}
										</Menu.Item>
									)}
								</Menu.Dropdown>
							</Menu>
						</Group>
					</div>
				))}
			</Stack>
			<Text size="sm" c="dimmed" mt="xs" role="status">
				{t('week.sum', { time: workTime(minutesOf(value)) })}
			</Text>
		</Input.Wrapper>
	);
}

interface DayHoursProps {
	name: string;
	day: Hours[];
	onChange: (day: Hours[]) => void;
}

function DayHours({ name, day, onChange }: DayHoursProps) {
	const { t } = useTranslation('calendar');
	const put = (index: number, hours: Partial<Hours>) =>
		onChange(day.map((each, other) => (other === index ? { ...each, ...hours } : each)));
	if (day.length === 0) {
		return (
			<UnstyledButton onClick={() => onChange([nextHours([])])}>
				<Text size="sm" c="dimmed" pt={6}>
					{t('week.closed')}
				</Text>
			</UnstyledButton>
		);
	}
	return (
		<Stack gap={6}>
			{day.map((each, index) => (
				// Hours have no name of their own, and are only ever added at the end.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<Group key={index} gap={6} wrap="nowrap">
					<TextInput
						type="time"
						className={classes.time}
						aria-label={t('week.starts', { day: name, number: index + 1 })}
						value={each.starts}
						onChange={(event) => event.currentTarget.value && put(index, { starts: event.currentTarget.value })}
					/>
					<Text size="sm" aria-hidden>
						–
					</Text>
					<TextInput
						type="time"
						className={classes.time}
						aria-label={t('week.ends', { day: name, number: index + 1 })}
						value={each.ends}
						onChange={(event) => event.currentTarget.value && put(index, { ends: event.currentTarget.value })}
					/>
					<ActionIcon
						variant="subtle"
						color="gray"
						aria-label={t('week.remove', { day: name, number: index + 1 })}
						onClick={() => onChange(day.filter((_, other) => other !== index))}
					>
						<IconTrash size={16} />
					</ActionIcon>
					<Text size="sm" c="dimmed" visibleFrom="sm">
						{crossesMidnight(each) ? t('week.nextDay') : workTime(lasts(each))}
					</Text>
				</Group>
			))}
		</Stack>
	);
}
