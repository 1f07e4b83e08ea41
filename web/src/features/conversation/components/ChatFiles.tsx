import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../frame/format';
import { MAXIMUM_BYTES } from '../../ticket/composer/uploads';
import type { ChatFile } from './useChatFiles';

/** Files on their way, with how far they are, or why they did not go and what can be done. */
export function ChatFiles({
	files,
	again,
	discard,
}: {
	files: ChatFile[];
	again(file: ChatFile): void;
	discard(key: string): void;
}) {
	const { t } = useTranslation('conversation');
	return (
		<Stack gap={6} mb={files.length > 0 ? 8 : 0}>
			{files.map((each) => (
				<Group key={each.key} gap="xs" wrap="nowrap" role={each.problem ? 'alert' : undefined}>
					<Stack gap={2} flex={1} miw={0}>
						<Text size="sm" truncate>
							{each.file.name} ({formatBytes(each.file.size)})
						</Text>
						{each.problem ? (
							<Text size="sm" c="red">
								{each.problem}
							</Text>
						) : (
							<Progress
								value={each.progress * 100}
								size="sm"
								aria-label={t('composer.uploading', { name: each.file.name })}
							/>
						)}
					</Stack>
					{each.problem && each.file.size <= MAXIMUM_BYTES && (
						<Button size="compact-xs" variant="subtle" onClick={() => again(each)}>
							{t('thread.again')}
						</Button>
					)}
					<Button size="compact-xs" variant="subtle" color="gray" onClick={() => discard(each.key)}>
						{t('thread.discard')}
					</Button>
				</Group>
			))}
		</Stack>
	);
}
