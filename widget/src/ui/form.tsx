import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { type Field, Refused } from '../settings';
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

	const input = (name: string) => form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);

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
	problem,
	children,
}: {
	label: string;
	problem: string | undefined;
	children(ids: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }): ComponentChildren;
}) {
	const id = useId();
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{children({ id, 'aria-invalid': problem !== undefined, 'aria-describedby': problem && `${id}-problem` })}
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
	DATE: 'date' as 'text',
	EMAIL: 'email' as 'text',
	PHONE: 'tel' as 'text',
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
	return (
		<Labelled label={field.required ? `${field.label} *` : field.label} problem={problem}>
			{(ids) => {
				const shared = { ...ids, name: field.id, required: field.required };
				if (field.type === 'CHOICE' || field.type === 'YES_NO') {
					const options = field.type === 'YES_NO' ? ['true', 'false'] : field.options;
					return (
						<select {...shared} onChange={onChange}>
							<option value="">{say('choose')}</option>
							{options.map((each) => (
								<option key={each} value={each}>
									{field.type === 'YES_NO' ? say(each === 'true' ? 'yes' : 'no') : each}
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
						inputMode={field.type === 'CPF' || field.type === 'CNPJ' ? 'numeric' : undefined}
						onInput={onChange}
					/>
				);
			}}
		</Labelled>
	);
}
