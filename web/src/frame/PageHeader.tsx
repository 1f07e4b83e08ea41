import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './PageHeader.module.css';

interface PageHeaderProps {
	title: string;
	/** One plain sentence on what the page is for. */
	description?: string;
	/** Buttons at the right. */
	children?: ReactNode;
}

/** Heading of a page; also its name in the browser's tab. */
export function PageHeader({ title, description, children }: PageHeaderProps) {
	useEffect(() => {
		document.title = `${title} · Balcão`;
	}, [title]);
	return (
		<Group justify="space-between" align="flex-start" mb="md" gap="sm">
			<div className={classes.heading}>
				<Title order={1} size="h3">
					{title}
				</Title>
				{description && (
					<Text size="sm" c="dimmed" maw={640}>
						{description}
					</Text>
				)}
			</div>
			{children && <Group gap="xs">{children}</Group>}
		</Group>
	);
}
