import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useAgents, useDepartments } from '../../../frame/lookups';
import { useTicketStatuses } from '../status/api';
import { useTags } from '../tags/api';
import { begins, OPERATORS, type Operator, quoted, type Word } from './operators';

/** What may stand in place of the word before the caret. */
export interface Suggestion {
	/** What is put there. */
	word: string;
	label: string;
	hint?: string;
	/** Whether something is still to follow, so that one goes on typing. */
	open: boolean;
}

const MOST = 8;
const SITUATIONS = ['0', '1', '2', '3', '4', '5', '6', '7', '8'];

/** Operators that begin as what is typed, or what an operator can be followed by. */
export function useSuggestions(word: Word | null): Suggestion[] {
	const { t } = useTranslation('ticket');
	const names = useNames(word?.operator ?? null);
	if (word === null) {
		return [];
	}
	const typed = word.value;
	if (word.operator !== null && typed !== null) {
		return names
			.filter(({ value, label }) => begins(value, typed) || begins(label ?? '', typed))
			.filter(({ value }) => value !== typed)
			.slice(0, MOST)
			.map(({ value, label }) => ({
				word: `${word.name}:${quoted(value)}`,
				label: label ?? value,
				hint: label ? value : undefined,
				open: false,
			}));
	}
	return OPERATORS.map((each) => ({
		word: `${t(`search.operator.${each}`)}:`,
		label: `${t(`search.operator.${each}`)}:`,
		hint: t(`search.meaning.${each}`),
		open: true,
	})).filter((each) => begins(each.word, word.name));
}

function useNames(operator: Operator | null): { value: string; label?: string }[] {
	const { t } = useTranslation('ticket');
	const departments = useDepartments(operator === 'to').data ?? [];
	const agents = useAgents(operator === 'to').data ?? [];
	const statuses = useTicketStatuses(undefined, operator === 'status').data ?? [];
	const tags = useTags(operator === 'tag').data ?? [];
	switch (operator) {
		case 'to':
			return [t('search.me'), t('search.nobody'), ...[...departments, ...agents].map((each) => each.name)].map(
				(value) => ({ value }),
			);
		case 'status':
			return [
				t('search.open'),
				t('search.closed'),
				...SITUATIONS.map((code) => t(`situation.${code}`)),
				...statuses.map((each) => each.name),
			].map((value) => ({ value }));
		case 'tag':
			return tags.map((each) => ({ value: each.name }));
		case 'before':
		case 'after':
			return days(t);
		default:
			return [];
	}
}

function days(t: (key: string) => string): { value: string; label: string }[] {
	const today = dayjs();
	return [
		{ day: today, label: 'search.day.today' },
		{ day: today.subtract(7, 'day'), label: 'search.day.week' },
		{ day: today.startOf('month'), label: 'search.day.month' },
		{ day: today.startOf('year'), label: 'search.day.year' },
	].map(({ day, label }) => ({ value: day.format('DD/MM/YYYY'), label: t(label) }));
}
