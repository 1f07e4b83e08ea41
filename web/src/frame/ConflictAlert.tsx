import { Alert, Radio, Stack, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FormConflict } from './forms';

const LONGEST = 300;

/** What a field is called, and its value as a person reads it where that is not plain text. */
export type ToldField<Value> = [label: string, show?: (value: Value) => string];
export type ToldFields<Values> = { [Name in keyof Values]?: ToldField<Values[Name]> };

interface ConflictAlertProps<Values> {
	conflict: FormConflict<Values> | null;
	fields: ToldFields<Values>;
}

/** Somebody else saved meanwhile: field by field, what was typed here and what is saved now, to choose from. */
export function ConflictAlert<Values extends Record<string, unknown>>({
	conflict,
	fields,
}: ConflictAlertProps<Values>) {
	const { t } = useTranslation();
	if (!conflict) {
		return null;
	}
	const { names, mine, theirs, chosen, choose } = conflict;
	return (
		<Alert color="yellow" role="alert">
			<Stack gap="sm">
				<Text size="sm">{t(names.length > 0 ? 'frame:conflict.text' : 'frame:conflict.noDifference')}</Text>
				{names.map((name) => {
					const [label, show] = fields[name] ?? [name];
					const told = (values: Values) => shortened(show ? show(values[name]) : plain(values[name], t));
					return (
						<Radio.Group
							key={name}
							label={label}
							value={chosen(name)}
							onChange={(whose) => choose(name, whose as 'mine' | 'theirs')}
						>
							<Stack gap={6} mt={4}>
								<Radio value="mine" label={t('frame:conflict.mine', { value: told(mine) })} />
								<Radio value="theirs" label={t('frame:conflict.theirs', { value: told(theirs) })} />
							</Stack>
						</Radio.Group>
					);
				})}
			</Stack>
		</Alert>
	);
}

function plain(value: unknown, t: TFunction): string {
	if (typeof value === 'boolean') {
		return value ? t('frame:yes') : t('frame:no');
	}
	if (Array.isArray(value)) {
		return value.map((each) => plain(each, t)).join(', ') || t('frame:conflict.empty');
	}
	return String(value ?? '') || t('frame:conflict.empty');
}

function shortened(text: string): string {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The words of formatted text. */
export function htmlText(html: string): string {
	return new DOMParser().parseFromString(html, 'text/html').body.textContent || '–';
}
