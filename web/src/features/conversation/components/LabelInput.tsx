import { MultiSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { Conversation } from '../../../api/types';
import { conversationKeys, readLabels, setLabels } from '../api';

/** The labels of a conversation, changed as they are chosen (WCH-10). */
export function LabelInput({ conversation, onDone }: { conversation: Conversation; onDone(): Promise<void> }) {
	const { t } = useTranslation('conversation');
	const labels = useQuery({ queryKey: conversationKeys.labels, queryFn: readLabels });
	const given = conversation.labels.map((each) => each.id);
	const [chosen, setChosen] = useState<string[] | null>(null);
	const change = async (ids: string[]) => {
		setChosen(ids);
		try {
			await setLabels(conversation.id, ids);
			await onDone();
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		} finally {
			setChosen(null);
		}
	};
	const known = new Map(
		[...(labels.data ?? []).filter((each) => each.active), ...conversation.labels].map((each) => [each.id, each.name]),
	);
	return (
		<MultiSelect
			aria-label={t('labels.edit')}
			placeholder={given.length === 0 ? t('info.none') : undefined}
			size="xs"
			searchable
			nothingFoundMessage={t('labels.none')}
			data={[...known].map(([value, label]) => ({ value, label }))}
			value={chosen ?? given}
			onChange={(ids) => void change(ids)}
		/>
	);
}
