import type { TFunction } from 'i18next';
import { formatMoment } from '../../../frame/format';
import { useAgents, useCategories, useDepartments } from '../../../frame/lookups';
import { dayText, weekText } from '../../calendar/names';
import { type Window, weekOf } from '../../calendar/week';
import { actionLabel, fieldLabel, hasWords, itemLabel } from '../labels';

/** What may be one of the program's own codes; other texts are nobody's but their author's. */
const CODE = /^[A-Z][A-Z_]+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
/** A name, and what its bearer does there. */
const PLACE = /^(.+?)((?: \+(?:tickets|chat|manager))+)$/;

/** A stretch of a shift's week. */
const WINDOW = /^([A-Z]+DAY) (\d\d:\d\d)-(\d\d:\d\d)$/;
const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
/** A day of a holiday calendar; the star is for every year. */
const DAY_OFF = /^(\d{4}-\d\d-\d\d)( \*)? (.*)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Where the words are for the codes of a field, which other texts of the console have already. */
const CODES: Record<string, (code: string) => string> = {
	priority: (code) => `ticket:priority.${code}`,
	defaultPriority: (code) => `ticket:priority.${code}`,
	color: (code) => `people:color.${code}`,
	autoAssignment: (code) => `people:assignment.${code}`,
	permissions: (code) => `people:groups.permission.${code}.name`,
	kind: (code) => `signon:kind.${code}`,
	document: (code) => `account:legal.kind.${code}`,
	language: (code) => `people:language.${code}`,
	target: (code) => `field:target.${code}`,
	type: (code) => `field:type.${code}`,
	classification: (code) => `field:classification.${code}`,
	textKind: (code) => `field:kind.${code}`,
	secondFactor: (code) => `audit:secondFactor.${code}`,
};

/** Names by id of what lines may mention. */
export type Names = ReadonlyMap<string, string>;

export function useNames(): Names {
	const known: (readonly { id: string; name: string }[] | undefined)[] = [
		useAgents().data,
		useDepartments().data,
		useCategories().data,
	];
	return new Map(known.flatMap((each) => each ?? []).map((each) => [each.id, each.name]));
}

export interface Change {
	name: string;
	label: string;
	/** As it was; undefined where the action has no before. */
	before?: string;
	/** As it became; undefined where there is no after. */
	after?: string;
}

interface Values {
	before: Record<string, unknown>;
	after: Record<string, unknown>;
}

/** What an action changed, in words. What is new, or gone, is told by the values it has, not by those it lacks. */
export function changesOf({ before, after }: Values, names: Names, t: TFunction<'audit'>): Change[] {
	return [...new Set([...Object.keys(before), ...Object.keys(after)])]
		.filter((name) => (name in before && name in after) || !isEmpty(before[name] ?? after[name]))
		.map((name) => ({
			name,
			label: fieldLabel(t, name),
			before: name in before ? shown(name, before[name], names, t) : undefined,
			after: name in after ? shown(name, after[name], names, t) : undefined,
		}));
}

function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A value as a person reads it. */
function shown(name: string, value: unknown, names: Names, t: TFunction<'audit'>): string {
	if (isEmpty(value)) {
		return '–';
	}
	if (typeof value === 'boolean') {
		return value ? t('yes') : t('no');
	}
	if (name === 'windows' && Array.isArray(value)) {
		return hoursText(value.map(String));
	}
	if (Array.isArray(value)) {
		return value.map((each) => shown(name, each, names, t)).join(', ');
	}
	if (typeof value === 'object') {
		return changesOf({ before: {}, after: value as Record<string, unknown> }, names, t)
			.map((each) => `${each.label}: ${each.after}`)
			.join(', ');
	}
	return words(name, String(value), names, t);
}

/** The words of a signature, each of its blocks on a line of its own. */
function signatureText(html: string): string {
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	for (const end of body.querySelectorAll('p, div, li, br')) {
		end.after('\n');
	}
	return (body.textContent ?? '').trim();
}

/** "seg–sex 08:00–12:00, 13:00–18:00", as the list of shifts has it. */
function hoursText(texts: string[]): string {
	const windows: Window[] = [];
	for (const each of texts) {
		const [, day, starts, ends] = WINDOW.exec(each) ?? [];
		if (!day) {
			return texts.join(', ');
		}
		windows.push({ weekday: WEEKDAYS.indexOf(day) + 1, starts, ends });
	}
	return weekText(weekOf(windows));
}

function dayOffText(text: string, t: TFunction<'audit'>): string {
	const [, day, yearly, name] = DAY_OFF.exec(text) ?? [];
	return day ? `${name} (${dayText(day, !!yearly)}${yearly ? `, ${t('audit:everyYear')}` : ''})` : text;
}

/**
 * A text as it was written, whatever it looks like. Only a signature is known to be HTML, and is told by its words;
 * ids are told by the names they stand for, moments in the person's zone, the program's own codes in their language.
 */
function words(name: string, text: string, names: Names, t: TFunction<'audit'>): string {
	if (name === 'signature') {
		return signatureText(text);
	}
	// A trigger's action is a code of its own, without a point.
	if (name === 'action' && text.includes('.')) {
		return actionLabel(t, text);
	}
	if (name === 'itemType') {
		return itemLabel(t, text);
	}
	if (name === 'days') {
		return dayOffText(text, t);
	}
	// A colour of the palette has a name, one that was mixed stands for itself.
	const key = text.startsWith('#') ? undefined : CODES[name]?.(text);
	if (key) {
		return t(key as 'what', { defaultValue: text });
	}
	if (UUID.test(text)) {
		return names.get(text) ?? text;
	}
	if (MOMENT.test(text)) {
		return formatMoment(text);
	}
	if (DAY.test(text)) {
		return dayText(text, false);
	}
	const [, bearer, does] = PLACE.exec(text) ?? [];
	if (does) {
		const places = does
			.trim()
			.split(' ')
			.map((each) => t(`place.${each.slice(1)}` as 'what'));
		return `${bearer} (${places.join(', ')})`;
	}
	return CODE.test(text) && hasWords(text) ? t(`value.${text}` as 'what') : text;
}
