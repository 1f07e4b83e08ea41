import { ActionIcon, Progress, Text } from '@mantine/core';
import { IconPaperclip, IconPhoto, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../frame/format';
import classes from './Composer.module.css';
import type { Upload } from './uploads';

/** The files of a message being written: how far each is, or why it could not be sent. */
export function FileList({ uploads, onRemove }: { uploads: Upload[]; onRemove: (key: string) => void }) {
	const { t } = useTranslation('ticket');
	if (uploads.length === 0) {
		return null;
	}
	return (
		<ul className={classes.files} aria-label={t('composer.files')}>
			{uploads.map((each) => (
				<li key={each.key} className={classes.file}>
					{isInline(each) ? <IconPhoto size={16} aria-hidden /> : <IconPaperclip size={16} aria-hidden />}
					<div className={classes.fileName}>
						<Text size="sm" truncate>
							{each.name}
						</Text>
						{each.error ? (
							<Text size="xs" c="red" role="alert">
								{each.error}
							</Text>
						) : each.id ? (
							<Text size="xs" c="dimmed">
								{formatBytes(each.sizeBytes)}
							</Text>
						) : (
							<Progress
								value={each.progress * 100}
								size="xs"
								aria-label={t('composer.uploading', { name: each.name })}
							/>
						)}
					</div>
					<ActionIcon
						variant="subtle"
						color="gray"
						aria-label={t('composer.removeFile', { name: each.name })}
						onClick={() => onRemove(each.key)}
					>
						<IconX size={16} />
					</ActionIcon>
				</li>
			))}
		</ul>
	);
}

/** Whether a text may show it as a picture. */
export function isInline(upload: Upload): boolean {
	return /^image\/(png|jpeg|gif|webp)$/.test(upload.mediaType);
}
