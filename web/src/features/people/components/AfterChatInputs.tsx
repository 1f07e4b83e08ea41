import { Checkbox, Select, SimpleGrid, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { DepartmentValues } from '../departmentValues';

/** What a department does after a chat: the survey it shows (RAT-1), and the copy of what was said (CHT-13). */
export function AfterChatInputs({ form }: { form: UseFormReturnType<DepartmentValues> }) {
	const { t } = useTranslation('people');
	const { ratingAsked } = form.getValues();
	return (
		<>
			<Title order={2} size="h5" mt="sm">
				{t('afterChat.title')}
			</Title>
			<Checkbox label={t('afterChat.ratingAsked')} {...form.getInputProps('ratingAsked', { type: 'checkbox' })} />
			{ratingAsked && (
				<SimpleGrid cols={{ base: 1, sm: 2 }}>
					<Select
						label={t('afterChat.ratingFormat')}
						allowDeselect={false}
						data={(['STARS', 'FACES'] as const).map((value) => ({ value, label: t(`ratingFormat.${value}`) }))}
						{...form.getInputProps('ratingFormat')}
					/>
					<TextInput
						label={t('afterChat.ratingQuestion')}
						placeholder={t('afterChat.usualQuestion')}
						maxLength={200}
						{...form.getInputProps('ratingQuestion')}
					/>
				</SimpleGrid>
			)}
			<TextInput
				type="email"
				label={t('afterChat.contactEmail')}
				maxLength={320}
				{...form.getInputProps('contactEmail')}
			/>
			<Checkbox
				label={t('afterChat.transcriptCopied')}
				{...form.getInputProps('transcriptCopied', { type: 'checkbox' })}
			/>
		</>
	);
}
