import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { ProblemError, problemText } from '../api/client';
import i18next from '../i18n';

/**
 * A form whose fields show what the server found wrong with them; anything else stands above it in `problem`.
 * What was typed always stays.
 */
export function useProblemForm<Values extends Record<string, unknown>>(input: UseFormInput<Values>) {
	const form: UseFormReturnType<Values> = useForm<Values>(input);
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	/** What somebody else saved meanwhile: once one was told of it, saving again is meant. */
	const [savedVersion, setSavedVersion] = useState<number>();

	/**
	 * Runs a submit; answers whether it went through.
	 *
	 * @param work sends the values. Where they replace a version, that is the one it is given, else the one it read.
	 */
	const submit = async (work: (values: Values, savedVersion?: number) => Promise<void>): Promise<boolean> => {
		const validation = form.validate();
		if (validation.hasErrors) {
			focusFirstError();
			return false;
		}
		setBusy(true);
		setProblem(null);
		try {
			await work(form.getValues(), savedVersion);
			return true;
		} catch (failure) {
			if (failure instanceof ProblemError && failure.errors.length > 0) {
				const known = failure.errors.filter((each) => fieldOf(each.field) in form.getValues());
				form.setErrors(Object.fromEntries(known.map((each) => [fieldOf(each.field), each.message])));
				const others = failure.errors.filter((each) => !known.includes(each));
				setProblem(others.length > 0 ? others.map((each) => each.message).join(' ') : null);
				focusFirstError();
			} else if (failure instanceof ProblemError && failure.kind === 'version-conflict') {
				setSavedVersion((failure.extras.current as { version: number } | undefined)?.version);
				setProblem(i18next.t('frame:conflict'));
			} else {
				setProblem(problemText(failure));
			}
			return false;
		} finally {
			setBusy(false);
		}
	};
	return { form, problem, setProblem, busy, submit };
}

// The server names a place in the JSON, such as emails[0] or imap.host; forms hold the first part.
function fieldOf(path: string): string {
	return path.split(/[.[]/)[0];
}

/** Moves the focus to the first field that says what is wrong with it, once it does. */
export function focusFirstError() {
	requestAnimationFrame(() => {
		document.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"] input')?.focus();
	});
}
