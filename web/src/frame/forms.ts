import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { ProblemError, problemText } from '../api/client';
import { useLeaveGuard } from './leaving';

interface Versioned {
	version: number;
}

interface ProblemFormOptions<Values, Saved extends Versioned> {
	/** Where the form shows what the server says of a field, if not under the same name. */
	placeOf?: (field: string) => string;
	/** What is being changed, as it was read last; null while something new is made. */
	record?: Saved | null;
	/** What the form holds of a record. */
	valuesOf?: (record: Saved) => Values;
}

/** Fields that somebody else saved meanwhile with other values than those typed here. */
export interface FormConflict<Values> {
	names: (keyof Values & string)[];
	/** What each choice would put in a field. */
	mine: Values;
	theirs: Values;
	chosen: (name: keyof Values) => 'mine' | 'theirs';
	choose: (name: keyof Values, whose: 'mine' | 'theirs') => void;
}

/**
 * A form whose fields show what the server found wrong with them; anything else stands above it in `problem`.
 * What was typed always stays, also when what it replaces is saved by somebody else: `conflict` then holds both.
 */
export function useProblemForm<Values extends Record<string, unknown>, Saved extends Versioned = Versioned>(
	input: UseFormInput<Values> & { initialValues: Values },
	{ placeOf = (field) => field, record, valuesOf }: ProblemFormOptions<Values, Saved> = {},
) {
	const form: UseFormReturnType<Values> = useForm<Values>(input);
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const [version, setVersion] = useState(record?.version);
	const [saves, setSaves] = useState(0);
	const [difference, setDifference] = useState<{ mine: Values; theirs: Values; names: (keyof Values & string)[] }>();
	/** What the version had in the fields that it is about to replace. */
	const base = useRef<Record<string, unknown>>(input.initialValues);
	const saving = useRef(false);
	// What has a record is a page of its own; smaller forms are gone with what they belong to.
	useLeaveGuard(() => record !== undefined && !saving.current && !same(form.getValues(), base.current));

	// A form in which nothing was typed follows what is read; one in which something was stays as it is.
	// biome-ignore lint/correctness/useExhaustiveDependencies: the form is looked at when there is something newer
	useEffect(() => {
		if (record && valuesOf && record.version !== version && same(form.getValues(), base.current)) {
			const values = valuesOf(record);
			base.current = values;
			form.setValues(values);
			setVersion(record.version);
		}
	}, [record, saves]);

	const set = (name: keyof Values, value: Values[keyof Values]) => form.setFieldValue(name as never, value as never);

	/** Takes over what only the other person changed, and shows what both have. */
	const meet = (current: Saved) => {
		const mine = form.getValues();
		const theirs = valuesOf ? valuesOf(current) : mine;
		const before = base.current;
		const names = Object.keys(theirs).filter(
			(name) => !same(before[name], theirs[name]) && !same(mine[name], theirs[name]),
		);
		for (const name of names) {
			if (same(mine[name], before[name])) {
				set(name, theirs[name] as Values[string]);
			}
		}
		base.current = theirs;
		setVersion(current.version);
		setDifference({ mine, theirs, names });
	};

	const conflict: FormConflict<Values> | null = difference
		? {
				...difference,
				chosen: (name) => (same(form.getValues()[name], difference.theirs[name]) ? 'theirs' : 'mine'),
				choose: (name, whose) => {
					if (whose === 'theirs') {
						// It may have been changed further since the conflict.
						setDifference({ ...difference, mine: { ...difference.mine, [name]: form.getValues()[name] } });
					}
					set(name, difference[whose][name]);
				},
			}
		: null;

	/**
	 * Runs a submit; answers whether it went through.
	 *
	 * @param work sends the values, and the version that they replace.
	 */
	const submit = async (work: (values: Values, version?: number) => Promise<void>): Promise<boolean> => {
		const validation = form.validate();
		if (validation.hasErrors) {
			focusFirstError();
			return false;
		}
		setBusy(true);
		saving.current = true;
		setProblem(null);
		setDifference(undefined);
		try {
			await work(form.getValues(), version);
			base.current = form.getValues();
			setSaves((before) => before + 1);
			return true;
		} catch (failure) {
			if (failure instanceof ProblemError && failure.errors.length > 0) {
				const placed = failure.errors.map((each) => ({ ...each, place: withoutIndex(placeOf(each.field)) }));
				const known = placed.filter((each) => each.place.split('.')[0] in form.getValues());
				form.setErrors(Object.fromEntries(known.map((each) => [each.place, each.message])));
				const others = placed.filter((each) => !known.includes(each));
				setProblem(others.length > 0 ? others.map((each) => each.message).join(' ') : null);
				focusFirstError();
			} else if (failure instanceof ProblemError && failure.kind === 'version-conflict') {
				meet(failure.extras.current as Saved);
			} else {
				setProblem(problemText(failure));
			}
			return false;
		} finally {
			saving.current = false;
			setBusy(false);
		}
	};
	return { form, problem, setProblem, conflict, busy, submit };
}

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

// The server names a place in the JSON, such as emails[0] or imap.host; a form shows a list as one field.
function withoutIndex(path: string): string {
	return path.split('[')[0];
}

/** Moves the focus to the first field that says what is wrong with it, once it does. */
export function focusFirstError() {
	requestAnimationFrame(() => {
		document.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"] input')?.focus();
	});
}
