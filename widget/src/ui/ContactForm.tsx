import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { type Answer, type Department, type Identity, nameOf, type Settings } from '../settings';
import type { Typed } from '../storage';
import { DepartmentChoice } from './DepartmentChoice';
import { answerOf, Labelled, looksLikeEmail, type Problems, Question, useForm } from './form';
import type { Common } from './Widget';

/** What was filled in, as the server takes it. */
export interface Contact {
	departmentId: string | null;
	name: string;
	email: string;
	answers: Answer[];
	message: string;
}

const LONGEST_MESSAGE = 10_000;

/**
 * Who writes, to whom, and about what (WID-2). Where only one department can be chosen, it is not asked for (CDP-3); the
 * account's own questions are those of the department.
 */
export function ContactForm({
	say,
	server,
	settings,
	identity,
	typed,
	choosable,
	messageRequired,
	button,
	busy,
	send,
	before,
	after,
}: Pick<Common, 'say'> & {
	/** Where pictures are. */
	server: string;
	settings: Settings;
	/** Who is known is not asked who they are. */
	identity: Identity | null;
	typed: Typed;
	choosable(department: Department): boolean;
	messageRequired: boolean;
	button: string;
	busy: string;
	send(contact: Contact): Promise<void>;
	before: ComponentChildren;
	after?: ComponentChildren;
}) {
	const there = settings.departments.filter(choosable);
	const only = there.length === 1 ? there[0].id : '';
	const department = useSignal(only || (there.find((each) => each.id === typed.departmentId)?.id ?? ''));
	const values = useSignal<Record<string, string>>({
		name: identity?.name ?? typed.name,
		email: identity?.email ?? typed.email,
		message: typed.message,
	});
	const value = (name: string) => values.value[name]?.trim() ?? '';
	const set = (name: string) => (event: { currentTarget: { value: string } }) => {
		values.value = { ...values.value, [name]: event.currentTarget.value };
		if (name === 'name' || name === 'email' || name === 'message') {
			typed[name] = event.currentTarget.value;
		}
	};
	const questions = settings.fields.filter(
		(each) => each.departmentIds.length === 0 || each.departmentIds.includes(department.value),
	);

	const check = () => {
		const found: Problems = {};
		const required = [
			'name',
			'email',
			...(messageRequired ? ['message'] : []),
			...questions.filter((each) => each.required).map((each) => nameOf(each.id)),
		];
		if (!department.value && there.length > 0) {
			found.departmentId = say('required');
		}
		for (const each of required) {
			if (!value(each)) {
				found[each] = say('required');
			}
		}
		if (!found.email && !looksLikeEmail(value('email'))) {
			found.email = say('badEmail');
		}
		if (value('message').length > LONGEST_MESSAGE) {
			found.message = say('tooLong', { most: LONGEST_MESSAGE });
		}
		return found;
	};

	const { form, problems, sending, submit } = useForm(say, check, () =>
		send({
			departmentId: department.value || null,
			name: value('name'),
			email: value('email'),
			answers: questions.flatMap((each) => {
				const typed = value(nameOf(each.id));
				return typed ? answerOf(each, typed) : [];
			}),
			message: value('message'),
		}),
	);

	return (
		<form ref={form} class="page" noValidate onSubmit={submit}>
			{before}
			{there.length !== 1 && settings.departments.length > 0 && (
				<DepartmentChoice
					say={say}
					server={server}
					departments={settings.departments}
					choosable={choosable}
					value={department.value}
					problem={problems.value.departmentId}
					choose={(id) => {
						department.value = id;
						typed.departmentId = id;
					}}
				/>
			)}
			{identity ? (
				<p class="hint">{say('identified', { name: [identity.name, identity.email].filter(Boolean).join(' · ') })}</p>
			) : (
				<Labelled label={`${say('name')} *`} problem={problems.value.name}>
					{(ids) => (
						<input
							{...ids}
							name="name"
							autocomplete="name"
							maxLength={200}
							value={values.value.name}
							onInput={set('name')}
						/>
					)}
				</Labelled>
			)}
			{!identity?.email && (
				<Labelled label={`${say('email')} *`} problem={problems.value.email}>
					{(ids) => (
						<input
							{...ids}
							name="email"
							type="email"
							autocomplete="email"
							maxLength={320}
							value={values.value.email}
							onInput={set('email')}
						/>
					)}
				</Labelled>
			)}
			{questions.map((each) => (
				<Question
					key={each.id}
					field={each}
					say={say}
					problem={problems.value[nameOf(each.id)]}
					onChange={set(nameOf(each.id))}
				/>
			))}
			<Labelled label={messageRequired ? `${say('message')} *` : say('message')} problem={problems.value.message}>
				{(ids) => <textarea {...ids} name="message" rows={4} value={values.value.message} onInput={set('message')} />}
			</Labelled>
			{problems.value.form && (
				<p class="field-problem" role="alert">
					{problems.value.form}
				</p>
			)}
			<button type="submit" class="main" disabled={sending.value}>
				{sending.value ? busy : button}
			</button>
			{after}
		</form>
	);
}
