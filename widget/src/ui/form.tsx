import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { type Answer, type Field, nameOf, Refused } from '../settings';
import type { Translate } from '../texts';

/** What is wrong with which field, by its name; {@code form} for what is no field's. */
export type Problems = Partial<Record<string, string>>;

/** The sentences of a refusal, each where it belongs. */
export function problemsOf(failure: unknown, say: Translate): Problems {
	if (!(failure instanceof Refused)) {
		return { form: say('failed') };
	}
	const { problem } = failure;
	if (problem === null) {
		return { form: say('unreachable') };
	}
	const fields = Object.fromEntries((problem.errors ?? []).map((each) => [each.field, each.message]));
	return Object.keys(fields).length > 0 ? fields : { form: problem.detail ?? say('failed') };
}

/** Whether it looks like an address; the server has the last word. */
export const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/**
 * A form that is sent once at a time: while it is under way its button waits, and what is refused is said beside its
 * field, which gets the focus.
 */
export function useForm(say: Translate, check: () => Problems, send: () => Promise<void>) {
	const problems = useSignal<Problems>({});
	const sending = useSignal(false);
	const form = useRef<HTMLFormElement>(null);

	const input = (name: string) =>
		Array.from(form.current?.elements ?? []).find((each) => each.getAttribute('name') === name) as
			| HTMLElement
			| undefined;

	const show = (found: Problems) => {
		// What is about no field that is shown would be told nowhere.
		const strays = Object.keys(found).filter((each) => each !== 'form' && !input(each));
		problems.value = strays.length > 0 ? { ...found, form: found.form ?? found[strays[0]] } : found;
		const first = Object.keys(found)[0];
		queueMicrotask(() => input(first)?.focus());
	};

	const submit = async (event: Event) => {
		event.preventDefault();
		if (sending.value) {
			return;
		}
		const found = check();
		if (Object.keys(found).length > 0) {
			show(found);
			return;
		}
		sending.value = true;
		problems.value = {};
		try {
			await send();
		} catch (failure) {
			show(problemsOf(failure, say));
		} finally {
			sending.value = false;
		}
	};
	return { form, problems, sending, submit };
}

/** A label, the input it names, and what is wrong with it. */
export function Labelled({
	label,
	help,
	problem,
	children,
}: {
	label: string;
	help?: string | null;
	problem: string | undefined;
	children(ids: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }): ComponentChildren;
}) {
	const id = useId();
	const described = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ');
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{help && (
				<span id={`${id}-help`} class="hint">
					{help}
				</span>
			)}
			{children({ id, 'aria-invalid': problem !== undefined, 'aria-describedby': described || undefined })}
			{problem && (
				<span id={`${id}-problem`} class="field-problem">
					{problem}
				</span>
			)}
		</div>
	);
}

// Named as one of them: which other attributes go with which type does not matter here.
const TYPES: Partial<Record<Field['type'], 'text'>> = {
	NUMBER: 'number' as 'text',
	AMOUNT: 'number' as 'text',
	DATE: 'date' as 'text',
	DATE_TIME: 'datetime-local' as 'text',
	EMAIL: 'email' as 'text',
	PHONE: 'tel' as 'text',
};

/** What was typed or chosen in a question, as the server takes it. */
export function answerOf({ id, type }: Field, typed: string): Answer {
	if (type === 'CHOICES') {
		return { fieldId: id, value: typed.split(',') };
	}
	return { fieldId: id, value: type === 'YES_NO' ? typed === 'true' : type === 'DATE_TIME' ? moment(typed) : typed };
}

const moment = (typed: string) => {
	const time = new Date(typed);
	return Number.isNaN(time.getTime()) ? typed : time.toISOString();
};

/** A question of the account's own. */
export function Question({
	field,
	problem,
	say,
	onChange,
}: {
	field: Field;
	problem: string | undefined;
	say: Translate;
	onChange(event: { currentTarget: { value: string } }): void;
}) {
	const name = field.type === 'AMOUNT' ? `${field.label} (R$)` : field.label;
	const label = field.required ? `${name} *` : name;
	if (field.type === 'CHOICES') {
		return <Choices field={field} label={label} problem={problem} onChange={onChange} />;
	}
	return (
		<Labelled label={label} help={field.help} problem={problem}>
			{(ids) => {
				const shared = { ...ids, name: nameOf(field.id), required: field.required };
				if (field.type === 'CHOICE' || field.type === 'YES_NO') {
					const options =
						field.type === 'CHOICE'
							? field.options
							: [
									{ id: 'true', label: say('yes') },
									{ id: 'false', label: say('no') },
								];
					return (
						<select {...shared} onChange={onChange}>
							<option value="">{say('choose')}</option>
							{options.map((each) => (
								<option key={each.id} value={each.id}>
									{each.label}
								</option>
							))}
						</select>
					);
				}
				if (field.type === 'LONG_TEXT') {
					return <textarea {...shared} rows={3} onInput={onChange} />;
				}
				return (
					<input
						{...shared}
						type={TYPES[field.type] ?? 'text'}
						step={field.type === 'AMOUNT' ? '0.01' : undefined}
						inputMode={field.type === 'CPF' || field.type === 'CNPJ' ? 'numeric' : undefined}
						onInput={onChange}
					/>
				);
			}}
		</Labelled>
	);
}

// Told with their ids after each other, as a text.
function Choices({
	field,
	label,
	problem,
	onChange,
}: {
	field: Field;
	label: string;
	problem: string | undefined;
	onChange(event: { currentTarget: { value: string } }): void;
}) {
	const id = useId();
	return (
		<fieldset
			class="departments"
			aria-describedby={problem ? id : undefined}
			onChange={(event) => {
				const chosen = event.currentTarget.querySelectorAll<HTMLInputElement>(':checked');
				onChange({ currentTarget: { value: Array.from(chosen, (each) => each.value).join() } });
			}}
		>
			<legend>{label}</legend>
			{field.help && <span class="hint">{field.help}</span>}
			{field.options.map((each) => (
				<label key={each.id}>
					<input type="checkbox" name={nameOf(field.id)} value={each.id} />
					{each.label}
				</label>
			))}
			{problem && (
				<span class="field-problem" id={id}>
					{problem}
				</span>
			)}
		</fieldset>
	);
}
