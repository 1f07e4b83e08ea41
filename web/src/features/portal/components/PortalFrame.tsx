import { Anchor, Button, Container, Group, Image, Text } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Portal } from '../../../api/types';
import { Accent } from '../../../frame/Accent';
import { changeLanguage, LANGUAGES } from '../../../i18n';
import classes from './PortalFrame.module.css';

const NAMES = { 'pt-BR': 'Português', en: 'English', es: 'Español' } as const;

interface PortalFrameProps {
	/** Whose portal it is; absent while that is not known. */
	portal?: Portal;
	/** Stands at the right of the company's name. */
	aside?: ReactNode;
	/** The company's chat, which waits in a corner. */
	chat?: ReactNode;
	children: ReactNode;
}

/** What stands around a portal's pages: the company, not this program. */
export function PortalFrame({ portal, aside, chat, children }: PortalFrameProps) {
	const { t, i18n } = useTranslation('portal');
	const company = portal?.companyName ?? t('title');
	useEffect(() => {
		document.title = company;
	}, [company]);
	return (
		<div className={classes.page} data-chat={chat && portal?.chatKey ? true : undefined}>
			{chat}
			<Accent colour={portal?.accent ?? null} />
			<header className={classes.header}>
				<Container size="sm" className={classes.bar}>
					<Group gap="sm" wrap="nowrap">
						{portal?.logoUrl && <Image src={portal.logoUrl} alt="" h={32} w="auto" maw={120} fit="contain" />}
						<Text fw={650} fz="lg" style={{ overflowWrap: 'anywhere' }}>
							{company}
						</Text>
					</Group>
					{aside}
				</Container>
			</header>
			<Container component="main" size="sm" w="100%" className={classes.main}>
				{children}
			</Container>
			<footer className={classes.footer}>
				<Container size="sm" className={classes.footerBar}>
					<Group gap="md">
						{portal?.termsUrl && (
							<Anchor href={portal.termsUrl} size="sm">
								{t('terms')}
							</Anchor>
						)}
						{portal?.privacyUrl && (
							<Anchor href={portal.privacyUrl} size="sm">
								{t('privacy')}
							</Anchor>
						)}
					</Group>
					<Group gap={4} role="group" aria-label={t('language')}>
						{LANGUAGES.map((language) => (
							<Button
								key={language}
								size="compact-sm"
								variant={i18n.language === language ? 'light' : 'subtle'}
								color={i18n.language === language ? undefined : 'gray'}
								lang={language}
								aria-pressed={i18n.language === language}
								onClick={() => void changeLanguage(language)}
							>
								{NAMES[language]}
							</Button>
						))}
					</Group>
				</Container>
			</footer>
		</div>
	);
}
