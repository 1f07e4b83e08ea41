import { Fieldset, Stack, Tabs, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ChatWidget } from '../../../api/types';
import { WIDGET_LANGUAGES, type WidgetLanguage, type WidgetValues } from '../values';

interface Props {
	form: UseFormReturnType<WidgetValues>;
	standard: ChatWidget['standardTexts'];
	language: WidgetLanguage;
	onLanguage: (language: WidgetLanguage) => void;
}

/** What the widget says in each language; where nothing is written, the standard text stands in the empty field. */
export function TextsSection({ form, standard, language, onLanguage }: Props) {
	const { t } = useTranslation('webchat');
	return (
		<Fieldset legend={t('texts.legend')}>
			<Text size="sm" c="dimmed" mb="xs">
				{t('texts.hint')}
			</Text>
			<Tabs value={language} onChange={(value) => onLanguage((value ?? language) as WidgetLanguage)} keepMounted>
				<Tabs.List>
					{WIDGET_LANGUAGES.map((each) => (
						<Tabs.Tab key={each} value={each}>
							{t(`account:language.${each}`)}
						</Tabs.Tab>
					))}
				</Tabs.List>
				{WIDGET_LANGUAGES.map((each) => (
					<Tabs.Panel key={each} value={each} pt="md">
						<Stack>
							<TextInput
								label={t('texts.title')}
								lang={each}
								maxLength={60}
								placeholder={standard[each]?.title}
								{...form.getInputProps(`${each}.title`)}
							/>
							<TextInput
								label={t('texts.greeting')}
								lang={each}
								maxLength={300}
								placeholder={standard[each]?.greeting}
								{...form.getInputProps(`${each}.greeting`)}
							/>
							{(['explanation', 'offline'] as const).map((name) => (
								<Textarea
									key={name}
									label={t(`texts.${name}`)}
									lang={each}
									autosize
									minRows={2}
									maxLength={1000}
									placeholder={standard[each]?.[name]}
									{...form.getInputProps(`${each}.${name}`)}
								/>
							))}
						</Stack>
					</Tabs.Panel>
				))}
			</Tabs>
		</Fieldset>
	);
}
