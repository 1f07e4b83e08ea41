import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TicketTag } from '../../../api/types';

interface TagBadgeProps {
	tag: Pick<TicketTag, 'name' | 'color'>;
	/** What stands after the name, such as the button that takes the tag away. */
	after?: ReactNode;
}

/** A tag in its colour: the default badge keeps its text readable on light and on dark, and a dot shows the colour. */
export function TagBadge({ tag, after }: TagBadgeProps) {
	return (
		<Badge
			variant="dot"
			color={tag.color.toLowerCase()}
			radius="sm"
			size="lg"
			tt="none"
			fw={500}
			maw="100%"
			pr={after ? 2 : undefined}
			rightSection={after}
		>
			{tag.name}
		</Badge>
	);
}
