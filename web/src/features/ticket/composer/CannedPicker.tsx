import { notifications } from '@mantine/notifications';
import { IconMessage2Bolt } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import { CANNED, readCannedAnswer, useCannedAnswers } from '../../canned/api';
import { fill, fillText, type VariableValues } from '../../canned/variables';
import { InsertPicker } from './InsertPicker';
import type { useTypedKey } from './typedKey';

/** What a composer needs to offer canned answers. */
export interface CannedOffer {
	departmentId: string;
	values: VariableValues;
}

/** Puts a canned answer into the text, its variables filled (RPL-12, RPL-13). */
export function CannedPicker({
	editor,
	offer,
	typed,
}: {
	editor: Editor | null;
	offer: CannedOffer;
	typed: ReturnType<typeof useTypedKey>;
}) {
	const { t } = useTranslation('canned');
	const queries = useQueryClient();
	const [search, setSearch] = useState<string | null>(null);
	const query = useCannedAnswers(search ?? '', offer.departmentId, search !== null);
	const variableName = (name: string) => t(`variable.${name.replace('.', '_')}`);
	const pick = async (id: string) => {
		try {
			const answer = await queries.fetchQuery({ queryKey: [...CANNED, id], queryFn: () => readCannedAnswer(id) });
			const { html, missing } = fill(answer.html, offer.values);
			typed.insert(editor, html);
			if (missing.length > 0) {
				const names = missing.map(variableName).join(', ');
				notifications.show({ color: 'yellow', message: t('missing', { names }) });
			}
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		}
	};
	return (
		<InsertPicker
			label={t('title')}
			icon={<IconMessage2Bolt size={18} />}
			placeholder={t('search')}
			nothing={t(search ? 'nothingFound' : 'none')}
			loading={query.isFetching}
			choices={(query.data?.items ?? []).map((each) => ({
				id: each.id,
				label: each.name,
				description: fillText(each.preview, (name) => offer.values[name] ?? variableName(name)),
			}))}
			called={typed.called}
			onOpened={() => typed.takeTyped(editor)}
			onSearch={setSearch}
			onPick={(choice) => void pick(choice.id)}
			onLeave={(how) => typed.leave(editor, how)}
		/>
	);
}
