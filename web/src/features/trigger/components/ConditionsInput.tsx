import {
	ActionIcon,
	Button,
	Fieldset,
	Group,
	MultiSelect,
	NumberInput,
	Select,
	Stack,
	Text,
	TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountries } from '../../../frame/countries';
import { useDepartments } from '../../../frame/lookups';
import {
	CHOICES,
	COMPARISONS,
	type Comparison,
	type Condition,
	countriesOf,
	isNumber,
	type Subject,
	useLabels,
} from '../api';
import classes from './ConditionsInput.module.css';

const SUBJECTS = Object.keys(COMPARISONS) as Subject[];
const MOST = 10;

interface ConditionsInputProps {
	value: Condition[];
	onChange: (conditions: Condition[]) => void;
	/** What is wrong with a part of one, such as `conditions.0.value`. */
	errors: Record<string, ReactNode>;
}

/** The conditions of a trigger, all of which must hold. */
export function ConditionsInput({ value, onChange, errors }: ConditionsInputProps) {
	const { t } = useTranslation('trigger');
	const put = (place: number, change: Partial<Condition>) =>
		onChange(value.map((each, index) => (index === place ? { ...each, ...change } : each)));
	return (
		<Fieldset legend={t('conditions')}>
			<Stack>
				<Text size="sm" c="dimmed">
					{t(value.length === 0 ? 'conditionsNone' : 'conditionsAll')}
				</Text>
				{value.map((each, place) => (
					<Group
						// biome-ignore lint/suspicious/noArrayIndexKey: they have no names, and none moves
						key={place}
						align="flex-start"
						className={classes.condition}
						role="group"
						aria-label={t('condition', { number: place + 1 })}
					>
						<Select
							aria-label={t('field.subject')}
							allowDeselect={false}
							flex="1 1 180px"
							data={SUBJECTS.map((subject) => ({ value: subject, label: t(`subject.${subject}`) }))}
							value={each.subject}
							onChange={(subject) =>
								subject &&
								put(place, {
									subject: subject as Subject,
									comparison: COMPARISONS[subject as Subject][0] as Comparison,
									value: subject === 'IDENTIFIED' || subject === 'CHAT_REQUESTED' ? 'true' : '',
									departmentId: null,
								})
							}
						/>
						<Select
							aria-label={t('field.comparison')}
							allowDeselect={false}
							flex="1 1 140px"
							data={COMPARISONS[each.subject].map((comparison) => ({
								value: comparison,
								label: t(`comparison.${comparison}`),
							}))}
							value={each.comparison}
							onChange={(comparison) => comparison && put(place, { comparison: comparison as Comparison })}
							error={errors[`conditions.${place}.comparison`]}
						/>
						{each.subject === 'QUEUE_LENGTH' && (
							<QueueInput
								value={each.departmentId}
								onChange={(departmentId) => put(place, { departmentId })}
								error={errors[`conditions.${place}.departmentId`]}
							/>
						)}
						<ValueInput
							condition={each}
							onChange={(typed) => put(place, { value: typed })}
							error={errors[`conditions.${place}.value`]}
						/>
						<ActionIcon
							variant="subtle"
							color="gray"
							mt={4}
							aria-label={t('removeCondition', { number: place + 1 })}
							onClick={() => onChange(value.filter((_, index) => index !== place))}
						>
							<IconTrash size={16} />
						</ActionIcon>
					</Group>
				))}
				{value.length < MOST && (
					<Group>
						<Button
							variant="default"
							size="xs"
							leftSection={<IconPlus size={14} />}
							onClick={() =>
								onChange([...value, { subject: 'PAGE_URL', comparison: 'CONTAINS', value: '', departmentId: null }])
							}
						>
							{t('addCondition')}
						</Button>
					</Group>
				)}
			</Stack>
		</Fieldset>
	);
}

interface QueueInputProps {
	value: string | null;
	onChange: (departmentId: string | null) => void;
	error: ReactNode;
}

function QueueInput({ value, onChange, error }: QueueInputProps) {
	const { t } = useTranslation('trigger');
	const departments = useDepartments();
	return (
		<Select
			aria-label={t('field.queue')}
			placeholder={t('value.anyQueue')}
			clearable
			flex="1 1 160px"
			error={error}
			data={(departments.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
			value={value}
			onChange={onChange}
		/>
	);
}

interface ValueInputProps {
	condition: Condition;
	onChange: (value: string) => void;
	error: ReactNode;
}

function ValueInput({ condition, onChange, error }: ValueInputProps) {
	const { t } = useTranslation('trigger');
	const departments = useDepartments();
	const labels = useLabels();
	const countries = useCountries();
	const shared = { 'aria-label': t('field.value'), error, flex: '2 1 200px', miw: 0 };
	if (condition.subject === 'IDENTIFIED' || condition.subject === 'CHAT_REQUESTED') {
		const mail = condition.subject === 'IDENTIFIED';
		const choices = [
			{ value: 'true', label: t(mail ? 'value.identified' : 'value.requested') },
			{ value: 'false', label: t(mail ? 'value.anonymous' : 'value.notRequested') },
		];
		return (
			<Select
				{...shared}
				allowDeselect={false}
				data={choices}
				value={condition.value}
				onChange={(value) => value && onChange(value)}
			/>
		);
	}
	const known: Partial<Record<Subject, { value: string; label: string }[]>> = {
		DEPARTMENT_ONLINE: (departments.data ?? []).map((each) => ({ value: each.id, label: each.name })),
		LABEL: (labels.data ?? []).map((each) => ({ value: each.id, label: each.name })),
		DEVICE: CHOICES.DEVICE.map((each) => ({ value: each, label: t(`device.${each}`) })),
		BROWSER: CHOICES.BROWSER.map((each) => ({ value: each, label: each })),
		SYSTEM: CHOICES.SYSTEM.map((each) => ({ value: each, label: each })),
	};
	const choices = known[condition.subject];
	if (choices) {
		return (
			<Select
				{...shared}
				placeholder={t('value.choose')}
				data={choices}
				value={condition.value || null}
				onChange={(value) => onChange(value ?? '')}
			/>
		);
	}
	if (condition.subject === 'COUNTRY') {
		return (
			<MultiSelect
				{...shared}
				searchable
				maxValues={100}
				placeholder={condition.value ? undefined : t('placeholder.COUNTRY')}
				data={countries}
				value={countriesOf(condition.value)}
				onChange={(chosen) => onChange(chosen.join(','))}
			/>
		);
	}
	if (isNumber(condition.subject)) {
		return (
			<NumberInput
				{...shared}
				min={0}
				max={86_400}
				allowDecimal={false}
				value={condition.value}
				onChange={(value) => onChange(String(value))}
			/>
		);
	}
	return (
		<TextInput
			{...shared}
			maxLength={500}
			placeholder={t(`placeholder.${condition.subject}` as 'title')}
			value={condition.value}
			onChange={(event) => onChange(event.currentTarget.value)}
		/>
	);
}
