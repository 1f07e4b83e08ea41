import { Button } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './MessageBody.module.css';

interface MessageBodyProps {
	/** Sanitised by the server on its way in; pictures from elsewhere come without their address. */
	html: string;
	quotedHtml: string | null;
}

/** What somebody wrote: the new text, with the quoted history and remote pictures a click away. */
export function MessageBody({ html, quotedHtml }: MessageBodyProps) {
	const { t } = useTranslation('ticket');
	const [quoted, setQuoted] = useState(false);
	const [pictures, setPictures] = useState(false);
	const hasRemotePictures = useMemo(() => /data-remote-src=/.test(html), [html]);
	return (
		<>
			<Html html={html} showRemotePictures={pictures} />
			{hasRemotePictures && !pictures && (
				<Button
					variant="light"
					color="gray"
					size="compact-sm"
					mt="xs"
					leftSection={<IconPhotoOff size={14} />}
					onClick={() => setPictures(true)}
				>
					{t('message.showPictures')}
				</Button>
			)}
			{quotedHtml && (
				<div className={classes.quoted}>
					<Button
						variant="subtle"
						color="gray"
						size="compact-sm"
						aria-expanded={quoted}
						onClick={() => setQuoted((before) => !before)}
					>
						{quoted ? t('message.hideQuoted') : t('message.showQuoted')}
					</Button>
					{quoted && <Html html={quotedHtml} showRemotePictures={pictures} />}
				</div>
			)}
		</>
	);
}

function Html({ html, showRemotePictures }: { html: string; showRemotePictures: boolean }) {
	const element = useRef<HTMLDivElement>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: runs again when the text was replaced
	useEffect(() => {
		if (showRemotePictures) {
			for (const picture of element.current?.querySelectorAll<HTMLImageElement>('img[data-remote-src]') ?? []) {
				picture.referrerPolicy = 'no-referrer';
				picture.src = picture.dataset.remoteSrc ?? '';
			}
		}
	}, [showRemotePictures, html]);
	// biome-ignore lint/security/noDangerouslySetInnerHtml: the server sanitises every message before it is stored
	return <div ref={element} className={classes.body} dangerouslySetInnerHTML={{ __html: html }} />;
}
